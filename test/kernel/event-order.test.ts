import fc from 'fast-check';
import type { EventLoop } from '../../src/kernel/event-loop.js';
import { Simulator } from '../../src/kernel/simulator.js';
import { createGenerator } from '../../src/random/generator.js';
import { NaiveSimulator } from './naive-simulator.js';

type Step = { insert: number } | 'take';

/** Schedules and executes events one by one, and writes down every one that is executed. */
function play(simulator: EventLoop, steps: readonly Step[]): string[] {
  const log: string[] = [];
  const kinds = Array.from({ length: 7 }, (_, kind) =>
    simulator.kind(`kind ${kind}`, (a, b) => {
      log.push(`${simulator.now}/${kind}/${a}/${b}`);
      simulator.stop();
    }),
  );
  let inserted = 0;
  for (const step of steps) {
    if (step === 'take') simulator.run(simulator.nextTime === Infinity ? simulator.now : Infinity);
    else simulator.schedule(step.insert, kinds[inserted % 7], inserted++, -inserted);
  }
  while (simulator.pending > 0) simulator.run(Infinity);
  return log;
}

const anyStep = (span: number): fc.Arbitrary<Step> =>
  fc.oneof(fc.record({ insert: fc.nat(span) }), fc.constant<Step>('take'));

describe('the order of events', () => {
  test.each([0, 1, 5, 1e6])('is that of a sorted array when times lie within %i ns', (span) => {
    fc.assert(
      fc.property(fc.array(anyStep(span), { maxLength: 400 }), (steps) => {
        expect(play(new Simulator(), steps)).toEqual(play(new NaiveSimulator(), steps));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('is that of a sorted array while numbers pending and laws of increments change', () => {
    const laws = [
      (u: number) => Math.floor(u * 4),
      (u: number) => Math.floor(u * 1000),
      (u: number) => Math.floor(-Math.log(1 - u) * 1e6),
      (u: number) => (u < 0.01 ? 1e8 : Math.floor(u * 1e4)),
      (u: number) => (u < 0.5 ? 0 : Math.floor(u * 1e9)),
    ];
    for (let seed = 1; seed <= 12; seed++) {
      const stream = createGenerator(String(seed));
      const steps: Step[] = [];
      for (let phase = 0, pending = 0; phase < 20; phase++) {
        const law = laws[Math.floor(stream.uniform() * laws.length)];
        const wanted = Math.floor(10 ** (stream.uniform() * 3));
        for (let step = 0; step < 400; step++) {
          const inserts = pending < wanted ? stream.uniform() < 0.8 : stream.uniform() < 0.3;
          if (!inserts && pending === 0) continue;
          pending += inserts ? 1 : -1;
          steps.push(inserts ? { insert: law(stream.uniform()) } : 'take');
        }
      }
      expect(play(new Simulator(), steps)).toEqual(play(new NaiveSimulator(), steps));
    }
  });

  test('is kept while thousands are pending, from the next nanosecond to beyond all levels of the wheel, with ties', () => {
    const stream = createGenerator('far');
    const insert = (): Step => {
      const scale = 10 ** Math.floor(stream.uniform() * 14);
      return { insert: Math.floor(stream.uniform() * 20) * scale };
    };
    const steps: Step[] = Array.from({ length: 6000 }, insert);
    for (let step = 0; step < 9000; step++) steps.push('take', insert());
    expect(play(new Simulator(), steps)).toEqual(play(new NaiveSimulator(), steps));
  });

  test('is told by the time of the next event: nothing happens before it, something at it', () => {
    const simulator = new Simulator();
    const stream = createGenerator('next');
    const noted = simulator.kind('noted', () => simulator.stop());
    for (let event = 0; event < 3000; event++) simulator.schedule(Math.floor(stream.uniform() * 1e7), noted);
    for (let left = 3000; left > 0; left--) {
      const { nextTime } = simulator;
      if (nextTime > simulator.now) simulator.run(nextTime - 1);
      expect(simulator.pending).toBe(left);
      expect(simulator.run(nextTime)).toBe('stopped');
      expect([simulator.now, simulator.pending]).toEqual([nextTime, left - 1]);
    }
    expect(simulator.nextTime).toBe(Infinity);
  });

  test('is kept among ties beyond the first capacity', () => {
    const steps: Step[] = Array.from({ length: 5000 }, (_, i) => ({ insert: i % 3 }));
    expect(play(new Simulator(), steps)).toEqual(play(new NaiveSimulator(), steps));
  });

  test('is kept in every sequence of up to five inserts and takes with ties', () => {
    const alphabet: Step[] = [{ insert: 0 }, { insert: 1 }, { insert: 2 }, 'take'];
    for (let code = 0; code < 4 ** 5; code++) {
      const steps = Array.from({ length: 5 }, (_, digit) => alphabet[Math.floor(code / 4 ** digit) % 4]);
      expect(play(new Simulator(), steps)).toEqual(play(new NaiveSimulator(), steps));
    }
  });
});
