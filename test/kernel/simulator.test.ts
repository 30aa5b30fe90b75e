import type { EventLoop } from '../../src/kernel/event-loop.js';
import { InvariantViolation } from '../../src/kernel/invariant.js';
import { Simulator } from '../../src/kernel/simulator.js';
import { NaiveSimulator } from './naive-simulator.js';

/** A simulator whose events write a line each. */
function logging(simulator: EventLoop = new Simulator()) {
  const log: string[] = [];
  const note = simulator.kind('note', (a, b) => log.push(`${simulator.now} ${a} ${b}`));
  return { simulator, note, log };
}

describe('a simulator', () => {
  test('executes events by time, and ties in the order in which they were scheduled', () => {
    const { simulator, note, log } = logging();
    simulator.schedule(20, note, 1);
    simulator.schedule(10, note, 2);
    simulator.schedule(20, note, 3);
    simulator.schedule(0, note, 4, -5);
    expect(simulator.run(100)).toBe('drained');
    expect(log).toEqual(['0 4 -5', '10 2 0', '20 1 0', '20 3 0']);
    expect(simulator.now).toBe(100);
    expect(simulator.executed).toBe(4);
  });

  test('runs until nothing is left where there is no horizon, and keeps the time of the last event', () => {
    const { simulator, note, log } = logging();
    simulator.schedule(7, note, 1);
    expect(simulator.run(Infinity)).toBe('drained');
    expect(log).toEqual(['7 1 0']);
    expect(simulator.now).toBe(7);
  });

  test('stops at the horizon, the events of the horizon included, and goes on from there', () => {
    const { simulator, note, log } = logging();
    simulator.schedule(10, note, 1);
    simulator.schedule(11, note, 2);
    expect(simulator.run(10)).toBe('horizon');
    expect(log).toEqual(['10 1 0']);
    simulator.run(11);
    expect(log).toEqual(['10 1 0', '11 2 0']);
  });

  test('returns after the event that calls stop', () => {
    const simulator = new Simulator();
    const last = simulator.kind('last', () => simulator.stop());
    simulator.schedule(1, last);
    simulator.schedule(2, last);
    expect(simulator.run(10)).toBe('stopped');
    expect(simulator.now).toBe(1);
    expect(simulator.pending).toBe(1);
  });

  test.each([-1, NaN, Infinity, 0.5, 2 ** 53])('refuses a delay of %p', (delay) => {
    const { simulator, note } = logging();
    expect(() => simulator.schedule(delay, note)).toThrow(InvariantViolation);
    expect(() => simulator.schedule(delay, note)).toThrow('event note was scheduled');
  });

  test('refuses more events at once than there is room for, and loses none of the others', () => {
    const simulator = new Simulator();
    const none = simulator.kind('none', () => undefined);
    for (let event = 0; event < 2 ** 22; event++) simulator.schedule(1 + ((event * 7919) & 0xfffff), none);
    expect(() => simulator.schedule(1, none)).toThrow('more than 4194304 events are pending at once');
    expect(simulator.run(Infinity)).toBe('drained');
    expect(simulator.executed).toBe(2 ** 22);
  });

  test('refuses handlers and timers that come after the wiring', () => {
    const { simulator } = logging();
    simulator.run(1);
    expect(() => simulator.kind('late', () => undefined)).toThrow(InvariantViolation);
    expect(() => simulator.timer('late', () => undefined)).toThrow(InvariantViolation);
  });
});

describe('a fingerprint', () => {
  const run = (delay: number, a: number, simulator: EventLoop = new Simulator()): string => {
    const { note } = logging(simulator);
    simulator.schedule(delay, note, a);
    simulator.schedule(7, note, 1);
    simulator.run(100);
    return simulator.fingerprint;
  };

  test('is the same for the same trajectory, in whatever way pending events are kept', () => {
    expect(run(5, 2)).toBe(run(5, 2));
    expect(run(5, 2, new NaiveSimulator())).toBe(run(5, 2));
    expect(run(5, 2)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('changes with a time, an argument or an order', () => {
    expect(run(6, 2)).not.toBe(run(5, 2));
    expect(run(5, 3)).not.toBe(run(5, 2));
    expect(run(7 + 2 ** 32, 2)).not.toBe(run(7, 2));
    expect(run(8, 2)).not.toBe(run(5, 2));
  });
});
