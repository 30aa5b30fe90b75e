import fc from 'fast-check';
import { Simulator } from '../../src/kernel/simulator.js';

function timed() {
  const simulator = new Simulator();
  const log: number[] = [];
  const timer = simulator.timer('deadline', () => log.push(simulator.now));
  return { simulator, timer, log };
}

describe('a timer', () => {
  test('expires once, at its deadline', () => {
    const { simulator, timer, log } = timed();
    timer.arm(10);
    expect(timer.armed).toBe(true);
    simulator.run(100);
    expect(log).toEqual([10]);
    expect(timer.armed).toBe(false);
  });

  test('expires at the last deadline that was set, later or earlier', () => {
    const { simulator, timer, log } = timed();
    timer.arm(10);
    timer.arm(30);
    simulator.run(15);
    timer.arm(5);
    simulator.run(100);
    expect(log).toEqual([20]);
  });

  test('inserts no event when its deadline moves later', () => {
    const { simulator, timer } = timed();
    for (let delay = 10; delay < 1000; delay++) timer.arm(delay);
    expect(simulator.pending).toBe(1);
  });

  test('does not expire once cancelled, unless it is armed again', () => {
    const { simulator, timer, log } = timed();
    timer.arm(10);
    timer.cancel();
    simulator.run(20);
    expect(log).toEqual([]);
    timer.arm(10);
    timer.cancel();
    timer.arm(25);
    simulator.run(100);
    expect(log).toEqual([45]);
  });

  test('agrees with a single remembered deadline under random arming and cancelling', () => {
    const step = fc.oneof(
      fc.record({ arm: fc.nat(50) }),
      fc.record({ wait: fc.nat(20) }),
      fc.constant('cancel' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { simulator, timer, log } = timed();
        const expected: number[] = [];
        let deadline = Infinity;
        for (const act of [...steps, { wait: 100 }]) {
          if (act === 'cancel') {
            timer.cancel();
            deadline = Infinity;
          } else if ('arm' in act) {
            timer.arm(act.arm);
            deadline = simulator.now + act.arm;
          } else {
            simulator.run(simulator.now + act.wait);
            if (deadline <= simulator.now) {
              expected.push(deadline);
              deadline = Infinity;
            }
          }
        }
        expect(log).toEqual(expected);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
