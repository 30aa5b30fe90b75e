import type { SourceNode } from '../schema/source-tree.js';
import { scenarioParameters } from './parameters.js';
import type { RunLength, Scenario } from './scenario.js';
import { read } from './tree-values.js';

const MS = 1_000_000;

/**
 * Measured time and warm-up where a capacity is searched, nanoseconds: six sync ticks. Loads are told by the utilisation
 * law, so that it takes little; and queues of a sampled run have time to grow that those of the full system do not.
 */
const OF_CAPACITIES: RunLength = { warmUp: 200 * MS, duration: 600 * MS };
/** Elsewhere: loads that are given, and whatever happens at an instant. */
const ELSEWHERE: RunLength = { warmUp: 300 * MS, duration: 1500 * MS };

/** What a scenario says of the length of its runs; null is left out. */
export interface GivenLength {
  readonly warmUp: number | null;
  readonly duration: number | null;
}

/** How long the runs of a scenario are. */
export function runLength(
  given: GivenLength,
  { load, faults, floods }: Pick<Scenario, 'load' | 'faults' | 'floods'>,
  grows: boolean,
): RunLength {
  const steady = load.kind === 'capacity' && faults.length + floods.length === 0 && !grows;
  const usual = steady ? OF_CAPACITIES : ELSEWHERE;
  return { warmUp: given.warmUp ?? usual.warmUp, duration: given.duration ?? usual.duration };
}

/** Measured time of a run in which something happens at an instant; undefined where what is given is not valid. */
export function measuredTime(tree: SourceNode): number | undefined {
  const given = read(tree, ['run', 'duration'], scenarioParameters.run.duration);
  return given === null ? ELSEWHERE.duration : given;
}
