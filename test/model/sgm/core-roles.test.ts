import { CoreRoles } from '../../../src/model/sgm/core-roles.js';

const split = { snd: 1, fw: 3, shared: false };

test('The first cores are SNDs, the rest instances', () => {
  const roles = new CoreRoles(4, split, 3);
  expect([roles.snd, roles.fw]).toEqual([[0], [1, 2, 3]]);
});

test('Shared cores are both', () => {
  const roles = new CoreRoles(2, { snd: 2, fw: 2, shared: true }, 2);
  expect([roles.snd, roles.fw, roles.shared]).toEqual([[0, 1], [0, 1], true]);
});

test('A core takes no more traffic when it begins to leave, and is an SND only when it has drained', () => {
  const roles = new CoreRoles(4, split, 3);
  expect(roles.beginAddSnd()).toBe(1);
  expect([roles.takesTraffic(1), roles.takesTraffic(2), roles.moving]).toEqual([false, true, true]);
  expect([roles.snd, roles.fw]).toEqual([[0], [2, 3]]);
  roles.drained(2);
  expect([roles.snd, roles.moving]).toEqual([[0], true]);
  roles.drained(1);
  expect([roles.snd, roles.fw, roles.moving]).toEqual([[0, 1], [2, 3], false]);
});

test('An SND becomes an instance at once, the last that came first', () => {
  const roles = new CoreRoles(4, split, 3);
  roles.beginAddSnd();
  roles.drained(1);
  roles.addInstance();
  expect([roles.snd, roles.fw, roles.takesTraffic(1)]).toEqual([[0], [1, 2, 3], true]);
});

test('Core time is that of the class at the time; a core on its way belongs to neither', () => {
  const roles = new CoreRoles(4, split, 3);
  roles.advance(100);
  roles.beginAddSnd();
  roles.advance(150);
  roles.drained(1);
  roles.advance(200);
  expect([roles.sndTime, roles.fwTime]).toEqual([100 + 50 + 100, 300 + 100 + 100]);
  roles.reset(210);
  roles.advance(220);
  expect([roles.sndTime, roles.fwTime]).toEqual([20, 20]);
});
