import { Document, isCollection } from 'yaml';

import { isList, isParameter } from '../schema/grammar.js';
import type { ParameterGroup } from '../schema/parameter.js';
import { writtenValue } from '../schema/quantity-types.js';
import { printQuantity } from '../units/format.js';
import { autoScalingParameters } from '../model/parameters/auto-scaling.js';
import { floodParameters } from './floods.js';
import { profilePointParameters } from './load-profile.js';
import { faultParameters } from './faults.js';
import { modelGroups, scenarioParameters } from './parameters.js';
import { parameterAt } from './sweep.js';
import type { Load, Scenario, SweepFactor } from './scenario.js';
import { writtenSystem } from './virtual-systems.js';

type Values = Readonly<Record<string, unknown>>;

/** A resolved scenario as a scenario file: every default written out, nothing referred to but by a sweep. */
export function describeScenario(scenario: Scenario): string {
  const { name, description, seed, rng, strategies, members, load, objective, replications, run } = scenario;
  const { faults, autoScaling, floods } = scenario;
  const { options, ...model } = modelGroups;
  const { virtualSystems } = scenario.model;
  const document = new Document({
    ...{ name, description, seed, rng, strategies, members: ranges(members) },
    ...(writtenLoad(load) !== null && { load: writtenLoad(load) }),
    objective: writtenGroup(scenarioParameters.objective, { ...objective }),
    replications: writtenGroup(scenarioParameters.replications, { ...replications }),
    fidelity: scenario.fidelity === 'auto' ? 'auto' : printQuantity(scenario.fidelity, 'share'),
    run: writtenGroup(scenarioParameters.run, { ...run }),
    ...(faults.length > 0 && { faults: faults.map((fault) => writtenGroup(faultParameters, { ...fault })) }),
    ...(autoScaling && { autoScaling: writtenGroup(autoScalingParameters, { ...autoScaling }) }),
    ...(floods.length > 0 && { floods: floods.map((flood) => writtenGroup(floodParameters, { ...flood })) }),
    ...writtenGroup(model, { ...scenario.model }),
    ...(virtualSystems !== undefined && { virtualSystems: virtualSystems.map(writtenSystem) }),
    options: writtenGroup(options, scenario.model.options),
  });
  for (const key of ['strategies', 'members']) {
    const list = document.get(key);
    if (isCollection(list)) list.flow = true;
  }
  return `${document.toString({ lineWidth: 0 })}${sweepText(scenario.sweep)}`;
}

/** Values stand as they were written, since they are the columns of the results; only texts need quotes. */
function sweepText(sweep: readonly SweepFactor[]): string {
  const lines = sweep.map(({ path, values }) => {
    const kind = parameterAt(path)?.kind ?? 'text';
    const plain = kind !== 'text' && kind !== 'choice';
    return `  ${path}: [${values.map((value) => (plain ? value : JSON.stringify(value))).join(', ')}]\n`;
  });
  return lines.length === 0 ? '' : `sweep:\n${lines.join('')}`;
}

function writtenGroup(group: ParameterGroup, values: Values): Values {
  const given = Object.entries(group).filter(([key]) => values[key] !== undefined);
  return Object.fromEntries(given.map(([key, entry]) => [key, writtenEntry(entry, values[key])]));
}

function writtenEntry(entry: ParameterGroup[string], value: unknown): unknown {
  if (isParameter(entry)) return writtenValue(value, entry.kind);
  if (isList(entry)) return (value as readonly Values[]).map((item) => writtenGroup(entry.item, item));
  return writtenGroup(entry, value as Values);
}

/** The load as a file has it; null where virtual systems have theirs. */
function writtenLoad(load: Load): unknown {
  if (load.kind === 'capacity') return 'capacity';
  if (load.per === 'virtual-system') return null;
  const rate = printQuantity(load.rate, load.unit === 'bps' ? 'bitRate' : 'connectionRate');
  const { profile } = load;
  const course = profile && {
    profile: profile.points.map((point) => writtenGroup(profilePointParameters, { ...point })),
    between: profile.between,
  };
  return load.per === 'cluster' ? { total: rate, ...course } : { perMember: rate, ...course };
}

/** Sizes with runs of three and more as ranges: 1, 2, 3, 5 is `1..3`, 5. */
export function ranges(members: readonly number[]): (number | string)[] {
  const runs: { from: number; to: number }[] = [];
  for (const size of members) {
    const last = runs.at(-1);
    if (last?.to === size - 1) last.to = size;
    else runs.push({ from: size, to: size });
  }
  return runs.flatMap(({ from, to }): (number | string)[] => {
    if (to - from >= 2) return [`${from}..${to}`];
    return from === to ? [from] : [from, to];
  });
}
