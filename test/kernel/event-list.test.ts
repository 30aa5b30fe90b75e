import fc from 'fast-check';
import { type EventList, RECORD } from '../../src/kernel/event-list.js';
import { createGenerator } from '../../src/random/generator.js';
import { LadderList } from '../../src/kernel/ladder-list.js';
import { NaiveList } from './naive-list.js';

type Step = { insert: number } | 'take';

/** Plays steps on a list and writes down every event that comes out. */
function play(list: EventList, steps: readonly Step[]): string[] {
  const log: string[] = [];
  let inserted = 0;
  const take = (): void => {
    const record = list.take(Infinity);
    list.now = list.times[record << 2];
    const [kind, a, b] = [RECORD.KIND, RECORD.A, RECORD.B].map((word) => list.words[(record << 3) + word]);
    log.push(`${list.now}/${kind}/${a}/${b}`);
    list.release(record);
  };
  for (const step of steps) {
    if (step !== 'take') list.insert(step.insert, inserted % 7, inserted++, -inserted);
    else if (list.size > 0) take();
  }
  while (list.size > 0) take();
  return log;
}

const anyStep = (span: number): fc.Arbitrary<Step> =>
  fc.oneof(fc.record({ insert: fc.nat(span) }), fc.constant<Step>('take'));

describe('the future event list', () => {
  test.each([0, 1, 5, 1e6])('gives what a sorted array gives when times lie within %i ns', (span) => {
    fc.assert(
      fc.property(fc.array(anyStep(span), { maxLength: 400 }), (steps) => {
        expect(play(new LadderList(), steps)).toEqual(play(new NaiveList(), steps));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('gives what a sorted array gives while numbers pending and laws of increments change', () => {
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
      expect(play(new LadderList(), steps)).toEqual(play(new NaiveList(), steps));
    }
  });

  test('tells the time of its next event, and takes none that is due later', () => {
    const list = new LadderList();
    const stream = createGenerator('next');
    for (let event = 0; event < 3000; event++) list.insert(Math.floor(stream.uniform() * 1e7), event, 0, 0);
    for (let left = 3000; left > 0; left--) {
      const { nextTime } = list;
      expect(list.take(nextTime - 1)).toBe(RECORD.NONE);
      const record = list.take(nextTime);
      expect([list.times[record << 2], list.size]).toEqual([nextTime, left - 1]);
      list.now = nextTime;
      list.release(record);
    }
    expect(list.nextTime).toBe(Infinity);
  });

  test('keeps the order of ties beyond its first capacity', () => {
    const steps: Step[] = Array.from({ length: 5000 }, (_, i) => ({ insert: i % 3 }));
    expect(play(new LadderList(), steps)).toEqual(play(new NaiveList(), steps));
  });

  test('gives every sequence of up to five inserts and takes with ties in order', () => {
    const alphabet: Step[] = [{ insert: 0 }, { insert: 1 }, { insert: 2 }, 'take'];
    for (let code = 0; code < 4 ** 5; code++) {
      const steps = Array.from({ length: 5 }, (_, digit) => alphabet[Math.floor(code / 4 ** digit) % 4]);
      expect(play(new LadderList(), steps)).toEqual(play(new NaiveList(), steps));
    }
  });
});
