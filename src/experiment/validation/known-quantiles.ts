import { bonferroniLevel } from '../../stats/bonferroni.js';
import { tQuantile } from '../../stats/confidence.js';
import { probabilityBound } from '../../stats/rare-events.js';
import type { ComputedCase } from './validation-case.js';

/** What the library for distributions errs by at most. */
const tolerance = 1e-6;

/** Probability, degrees of freedom, and what R says. */
const quantiles = [
  [0.975, 1, 12.706204736174694],
  [0.975, 9, 2.262157162798205],
  [0.975, 29, 2.045229642132703],
  [0.9995, 5, 6.868826625881276],
] as const;

/** The quantiles that every interval of a mean rests on. */
export const studentsTCase: ComputedCase = {
  name: "Student's t",
  source: 'R 4.2.2, qt',
  answers: quantiles.map(([p, degrees, theory]) => ({
    quantity: `quantile ${p}, degrees of freedom ${degrees}`,
    unit: '1',
    theory,
    tolerance,
  })),
  compute: () => quantiles.map(([p, degrees]) => tQuantile(p, degrees)),
};

/** Five comparisons of ten replications each that are to hold together with 95 %. */
export const bonferroniCase: ComputedCase = {
  name: "Bonferroni's share of the error",
  source: 'Law 2015, section 9.7; R 4.2.2, qt',
  answers: [
    { quantity: 'level of each of five intervals', unit: '1', theory: 0.99, tolerance: 1e-12 },
    { quantity: 'their t, degrees of freedom 9', unit: '1', theory: 3.249835541592126, tolerance },
  ],
  compute() {
    const level = bonferroniLevel(5);
    return [level, tQuantile((1 + level) / 2, 9)];
  },
};

/** Seen, trials, and the quantile of the beta law that bounds the probability. */
const bounds = [
  [0, 100, 0.029513049607039925],
  [1, 100, 0.04655981145353894],
  [10, 1000, 0.016903175120562504],
] as const;

/** What rare losses allow to say of their probability. */
export const rareEventsCase: ComputedCase = {
  name: 'Upper 95 % bounds of rare events',
  source: 'Clopper & Pearson 1934; values of SciPy 1.17',
  answers: bounds.map(([seen, trials, theory]) => ({
    quantity: `seen ${seen} times in ${trials}`,
    unit: '1',
    theory,
    tolerance,
  })),
  compute: () => bounds.map(([seen, trials]) => probabilityBound(seen, trials)),
};
