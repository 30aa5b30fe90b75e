import { MS } from '../../kernel/time.js';
import type { ModelConfig } from '../../model/config.js';
import { simulate } from '../../model/simulate.js';
import { strategyNamed } from '../../model/strategies/index.js';
import { loadScenarios } from '../load-scenario.js';
import { type BenchFigures, processorSeconds, type Workload } from './bench-figures.js';

const SIZES = [1, 10, 52];
const STRATEGY = 'hypersync';
/** About two thirds of what a member of the reference appliance carries. */
const CONNECTIONS_PER_MEMBER = 15_000;
/** Share of the connections that is simulated: what a sweep uses for such sizes. */
const SCALE = 0.05;
const WARM_UP = 300 * MS;
const DURATION = 1500 * MS;

/** The model of the default scenario under a fixed load, sampled as a sweep samples it. */
export const modelWorkloads: readonly Workload[] = SIZES.map((members) => ({
  name: `model-${members}`,
  about: `${STRATEGY} with ${members} ${members === 1 ? 'member' : 'members'}`,
  run: (share) => model(`model-${members}`, members, share),
}));

function model(name: string, members: number, share: number): BenchFigures {
  const [{ scenario }] = loadScenarios(['hypersync-vs-clusterxl'], []);
  const duration = Math.ceil(DURATION * share);
  simulate(planOf(scenario.model, members, 1), WARM_UP, duration); // compiles
  const began = processorSeconds();
  const { events, fingerprint } = simulate(planOf(scenario.model, members, 0), WARM_UP, duration);
  return { name, events, seconds: processorSeconds() - began, hash: fingerprint };
}

const planOf = (config: ModelConfig, members: number, replication: number) => ({
  config,
  strategy: strategyNamed(STRATEGY),
  members,
  rate: members * CONNECTIONS_PER_MEMBER,
  scale: SCALE,
  seed: 1,
  replication,
});
