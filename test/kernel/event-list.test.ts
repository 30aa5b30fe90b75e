import fc from 'fast-check';
import { type EventList, RECORD } from '../../src/kernel/event-list.js';
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
