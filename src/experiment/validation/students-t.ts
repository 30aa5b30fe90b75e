import { tQuantile } from '../../stats/confidence.js';
import type { ComputedCase } from './validation-case.js';

/** Probability, degrees of freedom, and what R says. */
const table: readonly (readonly [number, number, number])[] = [
  [0.975, 1, 12.706204736174694],
  [0.975, 9, 2.262157162798205],
  [0.975, 29, 2.045229642132703],
  [0.9995, 5, 6.868826625881276],
];

/** The quantiles that every interval of a mean rests on. */
export const studentsTCase: ComputedCase = {
  name: "Student's t",
  source: 'R 4.2.2, qt',
  answers: table.map(([p, degrees, theory]) => ({
    quantity: `quantile ${p} at ${degrees} degrees`,
    unit: '1',
    theory,
    tolerance: 1e-6,
  })),
  compute: () => table.map(([p, degrees]) => tQuantile(p, degrees)),
};
