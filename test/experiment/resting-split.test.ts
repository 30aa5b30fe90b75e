import { restingSplit, underSplit } from '../../src/experiment/resting-split.js';
import { defaultScenario } from './scenario-fixture.js';

const { appliance } = defaultScenario({}).model; // 16 cores, 2 SNDs at boot, a gap of 10 %
const boot = { snd: 2, fw: 14, shared: false };
/** SNDs have work for 6 cores, instances for 4.2. */
const pivot = { snd: 3, fw: 0.3, split: boot };

test('The daemon moves cores until the classes are within its gap', () => {
  // 8 + 8 are loaded by 0.75 and 0.525, 9 + 7 by 0.667 and 0.6.
  expect(restingSplit(pivot, 1, appliance)).toEqual({ snd: 9, fw: 7, shared: false });
});

test('A load under which the classes are within the gap moves nothing, nor does a daemon that is off', () => {
  expect(restingSplit(pivot, 0.03, appliance)).toEqual(boot);
  const off = { ...appliance, dynamicBalancing: { ...appliance.dynamicBalancing, enabled: false } };
  expect(restingSplit(pivot, 1, off)).toEqual(boot);
});

test('Another split does not change the work of a class', () => {
  const moved = underSplit(pivot, { snd: 9, fw: 7, shared: false }, appliance);
  expect(moved.snd * 9).toBeCloseTo(6, 12);
  expect(moved.fw * 7).toBeCloseTo(4.2, 12);
});
