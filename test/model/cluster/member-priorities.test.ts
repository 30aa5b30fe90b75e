import { memberPriorities } from '../../../src/model/cluster/member-priorities.js';
import { lowestIds } from '../../../src/model/cluster/membership.js';

const equal = (count: number): number[] => Array<number>(count).fill(1);

/** Sums of weights by the member that `place` names for each virtual system. */
function loads(
  weights: readonly number[],
  members: number,
  place: (system: number) => number | undefined,
): number[] {
  const sums = Array<number>(members).fill(0);
  weights.forEach((weight, system) => {
    const member = place(system);
    if (member !== undefined) sums[member] += weight;
  });
  return sums;
}

test('The heaviest virtual system goes first, each to the member that has least', () => {
  const active = memberPriorities([5, 4, 3, 3, 3], 2).map(([first]) => first);
  expect(active).toEqual([0, 1, 1, 0, 1]); // 5 + 3 and 4 + 3 + 3
});

test.each([1, 2, 3, 5, 8, 13])(
  'Every virtual system has each of %i members at one priority, and equal ones are spread evenly',
  (members) => {
    for (const count of [1, 7, 20, 40]) {
      const priorities = memberPriorities(equal(count), members);
      for (const order of priorities) expect([...order].sort((a, b) => a - b)).toEqual(lowestIds(members));
      const active = loads(equal(count), members, (system) => priorities[system][0]);
      expect(Math.max(...active) - Math.min(...active)).toBeLessThanOrEqual(1);
    }
  },
);

test.each([3, 4, 5, 8])(
  'What one of %i members leaves is spread over all others when it fails',
  (members) => {
    const count = 5 * members * (members - 1);
    const priorities = memberPriorities(equal(count), members);
    for (const failed of lowestIds(members)) {
      const inherited = loads(equal(count), members, (system) =>
        priorities[system][0] === failed ? priorities[system][1] : undefined,
      );
      expect(inherited).toEqual(lowestIds(members).map((member) => (member === failed ? 0 : 5)));
    }
  },
);
