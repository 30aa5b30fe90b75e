import type { Observations } from '../model/observe.js';
import type { RunLength } from '../scenario/scenario.js';
import type { WarmUpOutcome } from './result-table.js';
import { averageAcross } from '../stats/welch.js';
import { type InitialBias, initialBias } from '../stats/initial-bias.js';

/** What is left of the start of the runs of a point after their warm-up. */
export interface WarmUpCheck {
  /** The state that takes longest. */
  readonly state: string;
  readonly verdict: InitialBias['verdict'];
  /** Nanoseconds that the warm-up is too short. */
  readonly missing: number;
}

/** Fewer replications cannot tell a bias from the slow ups and downs of a run. */
const FEWEST = 3;
/** Fewer samples before the first fault are too few for MSER-5. */
const FEWEST_SAMPLES = 100;
/** All states together raise a false alarm in one point of a hundred. */
const CONFIDENCE = 0.99;

/**
 * Looks for what the start has left in the measured time: MSER-5 on every state that settles late, confirmed over the
 * replications. The slowest state speaks. Only the first `quiet` nanoseconds are looked at: up to the first fault.
 */
export function checkWarmUp(
  replications: readonly Observations[],
  { warmUp }: RunLength,
  quiet = Infinity,
): WarmUpCheck {
  const [{ series }] = replications;
  const states = Object.keys(series.states);
  const skipped = Math.floor(warmUp / series.interval);
  const end = Math.floor((warmUp + quiet) / series.interval);
  const tooFew = replications.length < FEWEST || end - skipped < FEWEST_SAMPLES;
  const level = 1 - (1 - CONFIDENCE) / states.length;
  const checks = states.map((state) => {
    const left = replications.map((one) => one.series.states[state].slice(skipped, end));
    const { verdict, cut } = tooFew ? SETTLED : initialBias(left, level);
    return { state, verdict, missing: cut * series.interval };
  });
  return checks.reduce((slowest, other) => (rank(other) > rank(slowest) ? other : slowest));
}

const SETTLED = { verdict: 'settled', cut: 0 } as const;

function rank({ verdict, missing }: WarmUpCheck): number {
  return verdict === 'unsettled' ? Infinity : missing;
}

/** What became of the warm-up, with the mean course of the slowest state over the replications. */
export function warmUpOutcome(
  replications: readonly Observations[],
  { state, verdict }: WarmUpCheck,
  { warmUp, duration }: RunLength,
): WarmUpOutcome {
  return {
    warmUp: warmUp / 1e9,
    duration: duration / 1e9,
    settled: verdict === 'settled',
    state,
    interval: replications[0].series.interval / 1e9,
    series: Array.from(averageAcross(replications.map(({ series }) => series.states[state]))),
  };
}
