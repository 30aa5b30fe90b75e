import fc from 'fast-check';
import { MS, S } from '../../../src/kernel/time.js';
import { HeavyConnections, type HeavyLimits } from '../../../src/model/corexl/heavy-connections.js';
import { NONE } from '../../../src/model/tables/connection-table.js';

const limits: HeavyLimits = {
  interval: 100 * MS,
  instanceLoad: 0.6,
  connectionShare: 0.5,
  connectionAge: 10 * S,
};

/** One instance that is given work as [connection, share of a core] in each of some intervals, from second 100 on. */
function judged(
  shares: readonly (readonly [connection: number, share: number])[],
  { bornAt = 0, intervals = 2, changes = {} }: { bornAt?: number; intervals?: number; changes?: object } = {},
): HeavyConnections {
  const heavy = new HeavyConnections(1, { ...limits, ...changes }, () => new Array<number>(100).fill(bornAt));
  const start = 100 * S;
  heavy.note(0, NONE, 0, start);
  for (let interval = 0; interval < intervals; interval++) {
    const now = start + interval * limits.interval;
    for (const [connection, share] of shares) heavy.note(0, connection, share * limits.interval, now);
  }
  heavy.note(0, NONE, 0, start + intervals * limits.interval);
  return heavy;
}

test('A connection is heavy that is old, on a loaded instance, and most of its work', () => {
  const elephant = [
    [7, 0.36],
    [8, 0.34],
  ] as const;
  expect(judged(elephant).isHeavy(7)).toBe(true);
  expect(judged(elephant).isHeavy(8)).toBe(false);
  expect(judged(elephant, { intervals: 1 }).isHeavy(7)).toBe(false);
});

test('None is heavy that is young, on an instance with little to do, or only a good part of its work', () => {
  expect(judged([[7, 0.9]], { bornAt: 91 * S }).isHeavy(7)).toBe(false);
  expect(judged([[7, 0.9]], { bornAt: 90 * S }).isHeavy(7)).toBe(true);
  expect(judged([[7, 0.59]]).isHeavy(7)).toBe(false);
  const parts = [
    [7, 0.44],
    [8, 0.3],
    [9, 0.15],
  ] as const;
  expect(judged(parts).isHeavy(7)).toBe(false);
});

test('Work of sync and CCP loads the instance and makes no connection heavy', () => {
  const busy = [
    [7, 0.4],
    [NONE, 0.3],
  ] as const;
  expect(judged(busy).isHeavy(7)).toBe(true);
  expect(
    judged([
      [7, 0.4],
      [NONE, 0.41],
    ]).isHeavy(7),
  ).toBe(false);
});

test('It stays heavy when it calms down, until it ends', () => {
  const heavy = judged([[7, 0.9]]);
  heavy.note(0, 8, 0.9 * limits.interval, 101 * S);
  heavy.note(0, 8, 0.9 * limits.interval, 102 * S);
  expect(heavy.isHeavy(7)).toBe(true);
  heavy.forget(7);
  expect(heavy.isHeavy(7)).toBe(false);
});

test('Whatever the work and its order: heavy is exactly who makes most of it', () => {
  const work = fc.record({
    connection: fc.integer({ min: 0, max: 4 }),
    work: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(work, { minLength: 1, maxLength: 40 }), (jobs) => {
      const total = jobs.reduce((sum, job) => sum + job.work, 0);
      const of = (connection: number): number =>
        jobs.reduce((sum, job) => sum + (job.connection === connection ? job.work : 0), 0);
      const heavy = judged(
        jobs.map((job) => [job.connection, job.work / total] as const),
        { changes: { instanceLoad: 0.5 } },
      );
      for (let connection = 0; connection < 5; connection++) {
        const share = of(connection) / total;
        if (Math.abs(share - 0.5) > 1e-9) expect(heavy.isHeavy(connection)).toBe(share > 0.5);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});
