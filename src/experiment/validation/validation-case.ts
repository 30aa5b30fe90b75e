import { type Interval, meanInterval } from '../../stats/confidence.js';

/** A figure that theory predicts. */
export interface Prediction {
  readonly quantity: string;
  readonly unit: string;
  readonly theory: number;
}

/** A figure that is known exactly, but for rounding. */
export interface KnownAnswer extends Prediction {
  /** The largest relative error that rounding explains; where the answer is 0, the largest error. */
  readonly tolerance: number;
}

interface Described {
  readonly name: string;
  /** Where the theory is from. */
  readonly source: string;
}

/** A model that theory has solved, and the same model simulated. */
export interface SimulatedCase extends Described {
  readonly predictions: readonly Prediction[];
  /** One independent replication: an observation of each prediction, in their order. */
  readonly observe: (seed: number, replication: number) => readonly number[];
}

/** A calculation whose outcome is known, without chance. */
export interface ComputedCase extends Described {
  readonly answers: readonly KnownAnswer[];
  /** What the program makes of it, in the order of the answers. */
  readonly compute: () => readonly number[];
}

/** One thing that the program is compared with. */
export type ValidationCase = SimulatedCase | ComputedCase;

/** Cases of one kind, under the heading of the table. */
export interface Family {
  readonly name: string;
  readonly cases: readonly ValidationCase[];
}

/** What was found for a prediction. */
export interface Evidence {
  /** Mean over the replications, or the computed value. */
  readonly estimate: number;
  /** The 95 % interval of a simulated figure; null for a computed one. */
  readonly interval: Interval | null;
  /** The largest distance that passes. */
  readonly tolerance: number;
}

/** One prediction against what was found. */
export interface ValidationResult extends Prediction, Evidence, Described {
  readonly family: string;
  /** Between estimate and theory: in standard errors when simulated, relative to theory when computed. */
  readonly distance: number;
  readonly verdict: 'pass' | 'fail';
}

/** Replications of each simulated case. */
export const REPLICATIONS = 20;
/** More standard errors than this between simulation and theory are a fault: with 20 replications once in 1300. */
export const TOLERATED_STANDARD_ERRORS = 4;

/** Simulates or computes a case and judges each of its figures. */
export function validate(
  family: string,
  model: ValidationCase,
  seed: number,
  replications = REPLICATIONS,
): ValidationResult[] {
  const { name, source } = model;
  if ('compute' in model) {
    const found = model.compute();
    return model.answers.map(({ tolerance, ...prediction }, i) =>
      judge({ family, name, source, ...prediction }, { estimate: found[i], interval: null, tolerance }),
    );
  }
  const rows = Array.from({ length: replications }, (_, replication) => model.observe(seed, replication));
  return model.predictions.map((prediction, i) =>
    judge({ family, name, source, ...prediction }, evidenceOf(rows.map((row) => row[i]))),
  );
}

/** The verdict on a prediction: pass when it is no further from what was found than tolerated. */
export function judge(
  prediction: Prediction & Described & { readonly family: string },
  evidence: Evidence,
): ValidationResult {
  const { family, name, source, quantity, unit, theory } = prediction;
  const { estimate, interval, tolerance } = evidence;
  const apart = Math.abs(estimate - theory);
  const scale = interval === null ? Math.abs(theory) || 1 : (interval.standardError ?? 0);
  const distance = apart === 0 ? 0 : apart / scale;
  const verdict = distance <= tolerance ? 'pass' : 'fail';
  return { family, name, source, quantity, unit, theory, estimate, interval, tolerance, distance, verdict };
}

function evidenceOf(observations: readonly number[]): Evidence {
  const interval = meanInterval(observations);
  return { estimate: interval.mean, interval, tolerance: TOLERATED_STANDARD_ERRORS };
}
