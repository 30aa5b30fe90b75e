import { InstancePlacement } from '../../../src/model/sgm/instance-placement.js';

const placed = (placement: InstancePlacement, tenants: number): (readonly number[])[] =>
  Array.from({ length: tenants }, (_, tenant) => [...placement.coresOf(tenant)].sort());

test('Instances go to the cores that have fewest, one of a tenant to a core at most', () => {
  const placement = new InstancePlacement([2, 1, 3, null], [2, 3, 4, 5]);
  expect(placed(placement, 4)).toEqual([[2, 3], [4], [2, 3, 5], [2, 3, 4, 5]]);
});

test('More instances than cores are one on each', () => {
  expect(placed(new InstancePlacement([9], [1, 2, 3]), 1)).toEqual([[1, 2, 3]]);
});

test('When a core becomes an SND its instances move where their tenant has none, or wait for the core', () => {
  const placement = new InstancePlacement([1, 3, null], [1, 2, 3]);
  expect(placed(placement, 3)).toEqual([[1], [1, 2, 3], [1, 2, 3]]);
  placement.left(1, [2, 3]);
  expect(placed(placement, 3)).toEqual([[2], [2, 3], [2, 3]]);
  placement.joined([1, 2, 3]);
  expect(placed(placement, 3)).toEqual([[2], [1, 2, 3], [1, 2, 3]]);
});
