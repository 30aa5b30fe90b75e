import jStat from 'jstat';
import { CONFIDENCE_LEVEL, type Interval, intervalAround, meanInterval, tallied } from './confidence.js';
import { type LeastSquares, leastSquares } from './linear-solve.js';

/** A mean and one degree of freedom more than a variance needs: replications that controls must leave over. */
const replicationsLeft = 3;

/** What each replication has drawn of a quantity whose mean is known without simulation, such as offered work. */
export interface Control {
  /** One a replication. */
  readonly values: readonly number[];
  /** The known mean. */
  readonly mean: number;
  /** Standard error of that mean where it was itself taken from many draws; none where absent. */
  readonly meanError?: number;
}

/** A mean that knows how it was estimated. */
export interface ControlledInterval extends Interval {
  /** `controlled`, or `plain` where no control could be used. */
  readonly method: 'controlled' | 'plain';
  /** Units of the response per unit of each control; 0 for a control that was left out. */
  readonly coefficients: readonly number[];
}

/**
 * The mean of `responses` adjusted by controls (Lavenberg & Welch 1981): the regression on the controls, taken at their
 * known means, with one degree of freedom less for each. Left out are controls that do not vary or follow from earlier
 * ones and, from the last on, those that there are too few replications for.
 */
export function controlledMean(
  responses: readonly number[],
  controls: readonly Control[],
  level = CONFIDENCE_LEVEL,
): ControlledInterval {
  const count = responses.length;
  for (const control of controls) requireControl(control, count);
  const plain = meanInterval(responses, level);
  const { fit, used } = regression(responses, controls);
  if (fit === null) return { ...plain, method: 'plain', coefficients: controls.map(() => 0) };

  const [mean, ...slopes] = fit.coefficients;
  const degrees = count - 1 - used.length;
  const variance = (fit.residualSumOfSquares / degrees) * fit.inverse[0][0];
  const around = intervalAround(mean, Math.sqrt(variance), degrees, count, level);
  const drawn = used.reduce((sum, at, i) => sum + (slopes[i] * (controls[at].meanError ?? 0)) ** 2, 0);
  return {
    ...widened(around, Math.sqrt(drawn), level),
    method: 'controlled',
    coefficients: controls.map((_, index) => (used.includes(index) ? slopes[used.indexOf(index)] : 0)),
  };
}

/**
 * An interval about a mean that errs independently by a known standard error too. The half-widths of both are added as
 * standard deviations are: degrees of freedom after Welch and Satterthwaite cover too little where one part has but three.
 */
function widened(interval: Interval, error: number, level: number): Interval {
  const { mean, high, standardError } = interval;
  if (error === 0) return interval;
  const halfWidth = Math.hypot(high! - mean, jStat.normal.inv((1 + level) / 2, 0, 1) * error);
  return {
    ...interval,
    low: mean - halfWidth,
    high: mean + halfWidth,
    standardError: Math.hypot(standardError!, error),
  };
}

/** The regression on every control that can be used: an intercept at the known means, then one slope a control. */
function regression(
  responses: readonly number[],
  controls: readonly Control[],
): { readonly fit: LeastSquares | null; readonly used: readonly number[] } {
  const columns = [responses.map(() => 1)];
  const used: number[] = [];
  let fit: LeastSquares | null = null;
  controls.forEach((control, index) => {
    if (used.length + replicationsLeft >= responses.length || !varies(control)) return;
    const column = control.values.map((value) => value - control.mean);
    const further = leastSquares([...columns, column], responses);
    if (further === null) return;
    fit = further;
    columns.push(column);
    used.push(index);
  });
  return { fit, used };
}

function varies({ values }: Control): boolean {
  const { mean, standardDeviation } = tallied(values);
  return standardDeviation !== null && standardDeviation > Math.abs(mean) * 1e-12;
}

function requireControl({ values, mean }: Control, count: number): void {
  if (values.length !== count) throw new RangeError(`${count} responses, but ${values.length} of a control.`);
  if (!Number.isFinite(mean)) throw new RangeError(`A control with a mean of ${mean} is none.`);
}
