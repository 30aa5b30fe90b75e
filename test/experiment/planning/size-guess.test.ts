import { guessMembersUp } from '../../../src/experiment/planning/size-guess.js';
import { point } from '../../report/result-fixture.js';

const known = (up: number, capacity: number, failed = 0) => ({
  members: up + failed,
  failed,
  result: point('hypersync', up, capacity),
});
const demand = (rate: number) => ({ metric: 'capacity_bps' as const, rate });

test('one known capacity is carried on in proportion', () => {
  expect(guessMembersUp(demand(100e9), [known(2, 40e9)])).toBeCloseTo(5, 9);
});

test('two known capacities are carried on along their power law', () => {
  const law = (up: number): number => 40e9 * up ** 0.8;
  const guess = guessMembersUp(demand(law(17)), [known(4, law(4)), known(9, law(9), 1)]);
  expect(guess).toBeCloseTo(17, 9);
});

test('the two nearest to the demand count', () => {
  const sizes = [known(1, 10e9), known(20, 400e9), known(22, 420e9)];
  const elasticity = Math.log(420 / 400) / Math.log(22 / 20);
  expect(guessMembersUp(demand(410e9), sizes)).toBeCloseTo(20 * (410 / 400) ** (1 / elasticity), 6);
});

test('where more members carry no more, everybody is asked for what is too much, and nobody for what is not', () => {
  const flat = [known(3, 100e9), known(9, 100e9)];
  expect(guessMembersUp(demand(120e9), flat)).toBe(Infinity);
  expect(guessMembersUp(demand(80e9), flat)).toBe(0);
});
