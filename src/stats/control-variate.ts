import { CONFIDENCE_LEVEL, type Interval, intervalAround, meanInterval, tallied } from './confidence.js';

/** Fewest replications that allow a coefficient to be estimated besides a mean and a variance. */
const fewestReplications = 4;

/** A mean that knows how it was estimated. */
export interface ControlledInterval extends Interval {
  /** `controlled`, or `plain` where the control could not be used. */
  readonly method: 'controlled' | 'plain';
  /** Units of the response per unit of the control. */
  readonly coefficient: number;
}

/**
 * The mean of `responses` adjusted by a control whose mean is known, as offered work is (Lavenberg & Welch 1981): t
 * interval with two degrees of freedom less than replications.
 */
export function controlledMean(
  responses: readonly number[],
  controls: readonly number[],
  controlMean: number,
  level = CONFIDENCE_LEVEL,
): ControlledInterval {
  const count = responses.length;
  if (controls.length !== count) throw new RangeError(`${count} responses, but ${controls.length} controls.`);
  const plain = meanInterval(responses, level);
  const { mean: observedMean, standardDeviation } = tallied(controls);
  const varies = standardDeviation !== null && standardDeviation > Math.abs(observedMean) * 1e-12;
  if (count < fewestReplications || !varies) return { ...plain, method: 'plain', coefficient: 0 };

  const deviations = controls.map((control) => control - observedMean);
  const spread = standardDeviation ** 2 * (count - 1);
  const coefficient = deviations.reduce((sum, d, i) => sum + d * (responses[i] - plain.mean), 0) / spread;
  const residuals = deviations.reduce(
    (sum, d, i) => sum + (responses[i] - plain.mean - coefficient * d) ** 2,
    0,
  );
  const offset = observedMean - controlMean;
  const standardError = Math.sqrt((residuals / (count - 2)) * (1 / count + offset ** 2 / spread));
  const mean = plain.mean - coefficient * offset;
  return {
    ...intervalAround(mean, standardError, count - 2, count, level),
    method: 'controlled',
    coefficient,
  };
}
