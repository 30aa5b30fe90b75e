import { candidateSizes } from '../../../src/experiment/planning/candidate-sizes.js';
import { membersUp } from '../../../src/experiment/policies.js';

test('with spare members the smallest size leaves one up', () => {
  const sizes = candidateSizes({ kind: 'members', count: 2 }, 5);
  expect(sizes).toEqual([
    { members: 3, failed: 2 },
    { members: 4, failed: 2 },
    { members: 5, failed: 2 },
  ]);
  expect(sizes.map(membersUp)).toEqual([1, 2, 3]);
});

test('with a spare site sizes are even and half of them is left', () => {
  expect(candidateSizes({ kind: 'site' }, 5)).toEqual([
    { members: 2, failed: 1 },
    { members: 4, failed: 2 },
  ]);
});

test('there is no size where the spare is everybody', () => {
  expect(candidateSizes({ kind: 'members', count: 5 }, 5)).toEqual([]);
  expect(candidateSizes({ kind: 'site' }, 1)).toEqual([]);
});
