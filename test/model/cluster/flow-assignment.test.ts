import {
  EvenBuckets,
  type FlowAssignment,
  OneActive,
  WeightedBuckets,
} from '../../../src/model/cluster/flow-assignment.js';
import { pivotWeights } from '../../../src/model/strategies/clusterxl-load-sharing-unicast.js';

const BUCKETS = 1024;

const ownersOf = (assignment: FlowAssignment, buckets = BUCKETS): number[] =>
  Array.from({ length: buckets }, (_, bucket) => assignment.memberOf(bucket));

function counts(owners: readonly number[], members: number): number[] {
  const count = Array<number>(members).fill(0);
  for (const owner of owners) count[owner]++;
  return count;
}

test.each([1, 2, 3, 5, 8, 52])(
  'Even buckets: the loads of %i members differ by one bucket at most',
  (members) => {
    const count = counts(ownersOf(new EvenBuckets(BUCKETS, members)), members);
    expect(Math.max(...count) - Math.min(...count)).toBeLessThanOrEqual(1);
  },
);

test('When a member fails only its buckets move, and the others share them evenly', () => {
  const assignment = new EvenBuckets(BUCKETS, 8);
  const before = ownersOf(assignment);
  assignment.membershipChanged({ epoch: 1, up: [0, 1, 2, 4, 5, 6, 7] });
  const after = ownersOf(assignment);
  expect(before.filter((owner, bucket) => owner !== 3 && after[bucket] !== owner)).toEqual([]);
  const inherited = counts(after, 8).map((count, member) => (member === 3 ? count : count - 128));
  expect(inherited[3]).toBe(0);
  expect(
    Math.max(...inherited) - Math.min(...inherited.filter((_, member) => member !== 3)),
  ).toBeLessThanOrEqual(1);
});

test('When it recovers it gets its own buckets back', () => {
  const assignment = new EvenBuckets(BUCKETS, 8);
  const before = ownersOf(assignment);
  assignment.membershipChanged({ epoch: 1, up: [0, 1, 2, 4, 5, 6, 7] });
  assignment.membershipChanged({ epoch: 2, up: [0, 1, 2, 3, 4, 5, 6, 7] });
  expect(ownersOf(assignment)).toEqual(before);
});

test('A pivot inspects 30, 20, 10 and 0 % at 2, 3, 4 and 5 members, the others share the rest', () => {
  expect([1, 2, 3, 4, 5, 9].map((members) => pivotWeights(members)[0])).toEqual([1, 0.3, 0.2, 0.1, 0, 0]);
  for (const members of [1, 2, 3, 4, 5, 9]) {
    const weights = pivotWeights(members);
    expect(weights).toHaveLength(members);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(new Set(weights.slice(1)).size).toBeLessThanOrEqual(1);
  }
});

test.each([1, 2, 3, 4, 5, 8])(
  'Weighted buckets: %i members own what their weights say, to within two buckets',
  (members) => {
    const count = counts(ownersOf(new WeightedBuckets(BUCKETS, members, pivotWeights)), members);
    pivotWeights(members).forEach((weight, member) => {
      expect(Math.abs(count[member] - weight * BUCKETS)).toBeLessThanOrEqual(2);
    });
  },
);

test('Weights follow the number of members that are up: the first of them is the pivot', () => {
  const assignment = new WeightedBuckets(BUCKETS, 4, pivotWeights);
  assignment.membershipChanged({ epoch: 1, up: [1, 3] });
  const [none, pivot, absent, other] = counts(ownersOf(assignment), 4).map((count) => count / BUCKETS);
  expect([none, absent]).toEqual([0, 0]);
  expect(pivot).toBeCloseTo(0.3, 2);
  expect(other).toBeCloseTo(0.7, 2);
});

test('With one active member all buckets are its own, and the next takes over when it fails', () => {
  const assignment = new OneActive();
  expect(new Set(ownersOf(assignment))).toEqual(new Set([0]));
  assignment.membershipChanged({ epoch: 1, up: [1, 2] });
  expect(new Set(ownersOf(assignment))).toEqual(new Set([1]));
});
