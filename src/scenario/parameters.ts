import { applianceParameters } from '../model/parameters/appliance.js';
import { autoScalingParameters } from '../model/parameters/auto-scaling.js';
import { modelParameters } from '../model/parameters/model-parameters.js';
import { trafficParameters } from '../model/parameters/traffic.js';
import { virtualSystemParameters } from '../model/parameters/virtual-systems.js';
import { FAULTS_ABOUT, faultParameters } from './faults.js';
import { FLOODS_ABOUT, floodParameters } from './floods.js';
import { PROFILE_ABOUT, profileParameters, profilePointParameters } from './load-profile.js';
import { metrics } from './metrics.js';
import { systemClasses, VIRTUAL_SYSTEMS_ABOUT } from './virtual-systems.js';
import { RANDOM_ENGINES } from '../random/streams.js';
import { strategies } from '../model/strategies/index.js';
import {
  choice,
  count,
  duration,
  optionalList,
  selection,
  share,
  text,
  type Parameter,
  type ParameterGroup,
} from '../schema/parameter.js';

const MS = 1_000_000;
const chosen = 'chosen by the user';
const watchable = metrics.map(({ name }) => name);

/** Keys of a scenario with one value each, or groups of such keys, that are not part of the model. */
export const scenarioParameters = {
  name: text({
    about:
      'Name of the scenario and of the folder of its results: letters, digits, dots, hyphens, underscores.',
    pattern: '^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$',
    source: chosen,
  }),
  description: text({ about: 'The question that the scenario asks.', default: '', source: chosen }),
  seed: count({
    about: 'Seed of every random number: the same seed gives the same results.',
    default: 1,
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    source: chosen,
  }),
  rng: choice(RANDOM_ENGINES, {
    about:
      'Generator of the random numbers: alea is the faster, the streams of mrg32k3a are disjoint by construction.',
    default: 'alea',
    source: "seedrandom's alea (Baagoe 2010); MRG32k3a (L'Ecuyer, Simard, Chen and Kelton 2002)",
  }),
  objective: {
    maxDropRatio: share({
      about: 'Largest share of offered packets that may be dropped at the capacity.',
      default: 0.001,
      minimum: 0,
      maximum: 1,
      source: 'assumption: TCP throughput collapses well above a loss of one in a thousand',
    }),
    maxLatencyP99: duration({
      about: '99th percentile of the transit of data packets that may be reached at the capacity.',
      default: 2 * MS,
      minimum: 1,
      source: 'assumption: an order of magnitude above an unloaded gateway and below a wide-area round trip',
    }),
    maxCoreUtilization: share({
      about:
        'Load of the busiest class of cores (SNDs or instances) of the hottest member that may be reached.',
      default: 0.95,
      minimum: 0.01,
      maximum: 1,
      source: 'assumption: the last few per cent are lost to bursts on a real gateway',
    }),
    maxPortUtilization: share({
      about: 'Load of the busiest data port, in or out, that may be reached.',
      default: 0.95,
      minimum: 0.01,
      maximum: 1,
      source: 'assumption: as for cores; beyond it waits for the port grow without bound',
    }),
    maxTableUtilization: share({
      about: 'Entries over the limit of the fullest connections table that may be reached.',
      default: 0.95,
      minimum: 0.01,
      maximum: 1,
      source: 'assumption: as for cores; the rest is for the ups and downs of the number of connections',
    }),
  },
  replications: {
    min: count({
      about: 'Replications that are always made.',
      default: 5,
      minimum: 1,
      maximum: 10_000,
      source: 'assumption: fewer than five give no interval to trust',
    }),
    max: count({
      about: 'Replications after which a design point ends even if it is not precise enough.',
      default: 30,
      minimum: 1,
      maximum: 10_000,
      source: 'assumption: six times the least bounds the time of a run',
    }),
    relativePrecision: share({
      about: 'Half-width of the 95 % interval over the mean at which a metric is precise enough.',
      default: 0.02,
      minimum: 0.0001,
      maximum: 1,
      source: 'assumption: finer than the differences between strategies',
    }),
    metrics: selection(watchable, {
      about:
        'Metrics that must be precise before a point ends; left out: capacity and efficiency, or throughput and load of the hottest member under a fixed load.',
      default: null,
      source: chosen,
    }),
    absolutePrecision: share({
      about:
        'Half-width at which a share that may be near zero (drops, corrections, loads) is precise enough.',
      default: 0.001,
      minimum: 1e-9,
      maximum: 1,
      source: 'assumption: the largest share of drops that the default objective allows',
    }),
    efficiencyPrecision: share({
      about:
        'Half-width of the 95 % interval at which the efficiency, a paired ratio, is precise enough; absolute.',
      default: 0.003,
      minimum: 0.0001,
      maximum: 1,
      source: 'assumption: a third of the 1 % that an added member costs (model, section 7)',
    }),
  },
  run: {
    warmUp: duration({
      about:
        'Simulated time before anything is measured; left out, 200 ms where a capacity is searched under a steady load, and 300 ms elsewhere.',
      default: null,
      minimum: 0,
      maximum: 86_400e9,
      source: 'assumption: runs start near their steady state; a few round trips and sync ticks',
    }),
    duration: duration({
      about:
        'Simulated time that is measured; left out, 600 ms where a capacity is searched under a steady load, and 1.5 s elsewhere.',
      default: null,
      minimum: MS,
      maximum: 86_400e9,
      source:
        'assumption: six sync ticks and half a million packets of a loaded member, where loads are told by the utilisation law; fifteen where they are looked at',
    }),
  },
} as const;

/** Options of the strategies, by strategy name. */
export const strategyOptions: ParameterGroup = Object.fromEntries(
  strategies.map(({ name, parameters }) => [name, parameters]),
);

/** Groups of keys of the model. */
export const modelGroups = {
  appliance: applianceParameters,
  traffic: trafficParameters,
  ...modelParameters,
  options: strategyOptions,
} as const satisfies ParameterGroup;

/** What `sweep` and the design points are made of. */
export const modelKeys: ParameterGroup = {
  ...modelGroups,
  virtualSystems: optionalList(VIRTUAL_SYSTEMS_ABOUT, virtualSystemParameters),
};

const written = (about: string, form: string, value?: string): Parameter<string> =>
  text({ about, form, source: chosen, ...(value === undefined ? {} : { default: value }) });

/** Every key of a scenario file, for `explain`, in the order of the documentation. */
export const scenarioReference: ParameterGroup = {
  name: scenarioParameters.name,
  description: scenarioParameters.description,
  seed: scenarioParameters.seed,
  rng: scenarioParameters.rng,
  strategies: written('Strategies to compare.', 'a list such as [hypersync, clusterxl-high-availability]'),
  members: written('Cluster sizes.', 'a list such as [1..10, 12, 16], or one text such as 1..10,16'),
  load: written(
    'What is offered: the highest load within the objective, or a fixed rate for the cluster or each member.',
    'capacity, or a rate such as 400 kcps, { total: 100 Gbps } or { perMember: 20 kcps }',
    'capacity',
  ),
  'load.profile': optionalList(PROFILE_ABOUT, profilePointParameters),
  'load.between': profileParameters.between,
  'load.compress': profileParameters.compress,
  objective: scenarioParameters.objective,
  replications: scenarioParameters.replications,
  fidelity: written('Share of the connections that is simulated.', 'auto, or a share such as 10 %', 'auto'),
  run: scenarioParameters.run,
  faults: optionalList(FAULTS_ABOUT, faultParameters),
  autoScaling: autoScalingParameters,
  floods: optionalList(FLOODS_ABOUT, floodParameters),
  sweep: written(
    'Parameters to vary.',
    'paths, each with a list of values, such as { sync.delay: [0 s, 3 s] }',
    '{}',
  ),
  ...modelGroups,
  virtualSystems: optionalList(VIRTUAL_SYSTEMS_ABOUT, { ...virtualSystemParameters, classes: systemClasses }),
};
