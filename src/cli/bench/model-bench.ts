import type { ModelConfig } from '../../model/config.js';
import { simulate } from '../../model/simulate.js';
import { strategyNamed } from '../../model/strategies/index.js';
import { MS } from '../../kernel/time.js';
import type { BenchFigures } from './bench-figures.js';

const SIZES = [1, 10];
const ROUNDS = 3;
const STRATEGY = 'hypersync';
/** About two thirds of what a member of the reference appliance carries. */
const CONNECTIONS_PER_MEMBER = 15_000;
/** Share of the connections that is simulated: what a sweep uses for such sizes. */
const SCALE = 0.05;
const WARM_UP = 300 * MS;
const DURATION = 1500 * MS;

/** The model of a scenario at a small and a middle size under a fixed load, sampled as a sweep samples it. */
export function modelBench(config: ModelConfig): readonly BenchFigures[] {
  // Compiled code is measured: the first run of a process is not.
  simulate(planOf(config, SIZES[0]), WARM_UP, DURATION);
  return SIZES.map((members) => fastest(Array.from({ length: ROUNDS }, () => round(config, members))));
}

/** The round that the machine disturbed least. */
const fastest = (rounds: readonly BenchFigures[]): BenchFigures =>
  rounds.reduce((best, other) => (other.seconds < best.seconds ? other : best));

function round(config: ModelConfig, members: number): BenchFigures {
  const began = performance.now();
  const { events, fingerprint } = simulate(planOf(config, members), WARM_UP, DURATION);
  return {
    name: `${STRATEGY} x ${members}`,
    events,
    seconds: (performance.now() - began) / 1000,
    fingerprint,
  };
}

function planOf(config: ModelConfig, members: number) {
  return {
    config,
    strategy: strategyNamed(STRATEGY),
    members,
    rate: members * CONNECTIONS_PER_MEMBER,
    scale: SCALE,
    seed: 1,
    replication: 0,
  };
}
