import { Link } from '../../src/model/queueing/link.js';

const GIGABIT = 1e9; // 8 ns a byte

test('Bytes leave one after the other at the rate of the line', () => {
  const link = new Link(GIGABIT, 1e6);
  const ends = [
    [0, 100],
    [0, 50],
    [5000, 10],
  ].map(([now, bytes]) => {
    link.send(now, bytes);
    return link.busyUntil;
  });
  expect(ends).toEqual([800, 1200, 5080]);
});

test('What finds more than the buffer waiting is dropped, counts as offered and takes no time', () => {
  const link = new Link(GIGABIT, 100);
  expect(link.send(0, 200)).toBe(true); // 1600 ns of work
  expect(link.send(0, 100)).toBe(false);
  expect(link.send(800, 100)).toBe(true); // 800 ns wait, as much as the buffer holds
  expect([link.busyUntil, link.offeredBits]).toEqual([2400, 3200]);
});

test('A reset forgets what was offered and keeps what is being sent', () => {
  const link = new Link(GIGABIT, 1e6);
  link.send(0, 100);
  link.reset();
  link.send(0, 1);
  expect([link.busyUntil, link.offeredBits]).toEqual([808, 8]);
});
