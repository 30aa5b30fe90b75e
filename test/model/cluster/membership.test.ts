import { Membership, type MembershipView } from '../../../src/model/cluster/membership.js';

function followed(members: number) {
  const membership = new Membership(members);
  const told: MembershipView[] = [];
  membership.follow((view) => told.push(view));
  return { membership, told };
}

test('In the first epoch all are up', () => {
  expect(new Membership(3).view).toEqual({ epoch: 0, up: [0, 1, 2] });
});

test('Every failure and every recovery begins an epoch, of which followers are told in order', () => {
  const { membership, told } = followed(3);
  membership.memberFailed(1);
  membership.memberFailed(0);
  membership.memberRecovered(1);
  membership.memberRecovered(0);
  expect(told).toEqual([
    { epoch: 1, up: [0, 2] },
    { epoch: 2, up: [2] },
    { epoch: 3, up: [1, 2] },
    { epoch: 4, up: [0, 1, 2] },
  ]);
  expect(membership.view).toBe(told[3]);
});

test('What changes nothing begins no epoch', () => {
  const { membership, told } = followed(2);
  membership.memberRecovered(1);
  membership.memberFailed(1);
  membership.memberFailed(1);
  expect(told).toHaveLength(1);
});

test('The last member stays up', () => {
  const { membership, told } = followed(1);
  membership.memberFailed(0);
  expect(told).toEqual([]);
  expect(membership.view.up).toEqual([0]);
});
