import { Simulator } from '../../src/kernel/simulator.js';
import { createGenerator } from '../../src/random/generator.js';

/** A world of so many events that schedule their successors, by a random law of its own. */
function world(seed: string, pending: number) {
  const simulator = new Simulator();
  const stream = createGenerator(seed);
  const delay = (): number => Math.floor(10 ** (stream.uniform() * 9));
  const next = simulator.kind('next', (a, b) => simulator.schedule(delay(), next, b, a + 1));
  for (let event = 0; event < pending; event++) simulator.schedule(delay(), next, event, -event);
  return simulator;
}

const told = (simulator: Simulator): string =>
  `${simulator.fingerprint} ${simulator.executed} ${simulator.pending} ${simulator.nextTime}`;

const alone = (seed: string, pending: number, until: number): string => {
  const simulator = world(seed, pending);
  simulator.run(until);
  return told(simulator);
};

describe('simulators of one thread', () => {
  test.each([1, 5, 40, 3000])(
    'that take turns go on as if each were alone, with %i events pending',
    (pending) => {
      const worlds = ['a', 'b', 'c'].map((seed) => world(seed, pending));
      for (let turn = 1; turn <= 50; turn++) for (const simulator of worlds) simulator.run(turn * 2e7);
      expect(worlds.map(told)).toEqual(['a', 'b', 'c'].map((seed) => alone(seed, pending, 1e9)));
    },
  );

  test('can be run by the handlers of another', () => {
    const inner = world('inner', 100);
    const outer = new Simulator();
    const tick = outer.kind('tick', (count) => {
      outer.schedule(7, tick, count + 1);
      inner.run(outer.now * 1e4);
      outer.schedule(3, tock, count);
    });
    const tock = outer.kind('tock', () => undefined);
    outer.schedule(7, tick);
    expect(outer.run(700)).toBe('horizon');
    expect([outer.executed, outer.pending]).toEqual([199, 2]);
    inner.run(1e7);
    expect(told(inner)).toBe(alone('inner', 100, 1e7));
  });

  test('know how many events are pending while another is at work', () => {
    const first = world('first', 10);
    const second = world('second', 20);
    second.run(1e6);
    expect([first.pending, second.pending]).toEqual([10, 20]);
  });
});
