import { createGenerator } from '../../src/random/generator.js';
import { bonferroniLevel } from '../../src/stats/bonferroni.js';
import { meanInterval, tQuantile } from '../../src/stats/confidence.js';
import { standardNormal } from './autoregressive.js';

test('Each of five intervals of ten replications takes t(.995, 9)', () => {
  const level = bonferroniLevel(5);
  expect(level).toBeCloseTo(0.99, 12);
  expect(tQuantile((1 + level) / 2, 9)).toBeCloseTo(3.2498, 4);
});

test('One interval keeps its level', () => {
  expect(bonferroniLevel(1)).toBeCloseTo(0.95, 12);
  expect(bonferroniLevel(1, 0.9)).toBeCloseTo(0.9, 12);
});

test.each([0, 0.8])(
  'Six intervals with a correlation of %d hold together at least as often as promised',
  (share) => {
    const stream = createGenerator(`together ${share}`);
    const experiments = 2000;
    let [together, alone] = [0, 0];
    const holds =
      (level: number) =>
      (values: readonly number[]): boolean => {
        const { low, high } = meanInterval(values, level);
        return low! <= 0 && 0 <= high!;
      };
    for (let experiment = 0; experiment < experiments; experiment++) {
      const common = Array.from({ length: 10 }, () => standardNormal(stream));
      const designs = Array.from({ length: 6 }, () =>
        common.map((c) => Math.sqrt(share) * c + Math.sqrt(1 - share) * standardNormal(stream)),
      );
      if (designs.every(holds(bonferroniLevel(6)))) together++;
      if (designs.every(holds(0.95))) alone++;
    }
    expect(together / experiments).toBeGreaterThan(0.94);
    expect(alone / experiments).toBeLessThan(0.9);
  },
);

test('No intervals have no level', () => {
  for (const none of [0, 1.5, NaN]) expect(() => bonferroniLevel(none)).toThrow(RangeError);
});
