import { coreSplit } from '../../../src/model/corexl/core-split.js';
import { world } from '../world.js';

const splitOf = (cores: number, given: number | null = null) =>
  coreSplit(world({ appliance: { cores, secureNetworkDistributors: given } }).appliance);

test.each([1, 2, 3])('%i cores all work as SND and as instance', (cores) => {
  expect(splitOf(cores)).toEqual({ snd: cores, fw: cores, shared: true });
});

test.each([
  [4, 1],
  [5, 1],
  [6, 2],
  [8, 2],
  [16, 2],
  [20, 2],
  [21, 4],
  [32, 4],
  [72, 4],
])('Of %i cores %i start as SNDs', (cores, snd) => {
  expect(splitOf(cores)).toEqual({ snd, fw: cores - snd, shared: false });
});

test('A given number of SNDs overrules the table, and cores are not shared', () => {
  expect(splitOf(16, 5)).toEqual({ snd: 5, fw: 11, shared: false });
  expect(splitOf(2, 1)).toEqual({ snd: 1, fw: 1, shared: false });
});
