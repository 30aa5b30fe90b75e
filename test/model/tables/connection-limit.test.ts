import { S } from '../../../src/kernel/time.js';
import { entryTime } from '../../../src/model/traffic/entry-time.js';
import { System } from '../../../src/model/system.js';
import { type Changes, expectWithin, outcomeOf, planOf, query, kindOf, type Run, world } from '../world.js';

const RATE = 2000;
/** Pages whose entries linger for 2 s: an entry stays for 2.3 s. */
const pages: Changes = { tables: { tcpEndTimeout: 2 * S, udpTimeout: 4 * S } };
const limited = (connectionLimit: number | null, more: Changes = {}): Changes => ({
  ...pages,
  ...more,
  tables: { ...pages.tables, ...more.tables, connectionLimit },
});
const seconds = entryTime(world(pages)).total / S;
const offered = RATE * seconds;

const gateway: Run = { strategy: 'single-gateway', members: 1, rate: RATE, warmUp: 0, duration: 4 * S };

/** Most entries that any member held at any of many instants of a run. */
function mostHeld(run: Run): number {
  const system = new System(planOf(run));
  system.start();
  let most = 0;
  for (let at = 0; at < 3 * S; at += S / 200) {
    system.simulator.run(at);
    for (const { id } of system.modules) most = Math.max(most, system.limit!.held(id));
  }
  return most;
}

test('A table never holds more than its limit, and a full one is kept full', () => {
  const limit = Math.floor(offered / 2);
  expect(mostHeld({ ...gateway, changes: limited(limit) })).toBe(limit);
  const { seen } = outcomeOf({ ...gateway, changes: limited(limit) });
  expect(seen.values['concurrent_connections'] / limit).toBeGreaterThan(0.99);
  expect(seen.values['concurrent_connections']).toBeLessThanOrEqual(limit);
});

test.each([1, 0.25])(
  'A full table admits its limit over the mean time of an entry a second, simulated to %d (Little)',
  (scale) => {
    const limit = Math.floor(offered / 2);
    const { system } = outcomeOf({ ...gateway, scale, changes: limited(limit) });
    const admitted = (system.source.births - system.meter.refused) / 4 / scale;
    expect(admitted / (limit / seconds)).toBeGreaterThan(0.95);
    expect(admitted / (limit / seconds)).toBeLessThan(1.05);
  },
);

test('What a full table refuses is counted as dropped in its name, packets that were never sent too', () => {
  const { system, seen } = outcomeOf({ ...gateway, changes: limited(Math.floor(offered / 2)) });
  const { meter } = system;
  expect(meter.dropped['table-full']).toBe(meter.refused);
  expect(meter.droppedPackets).toBe(meter.refused);
  expect(meter.refused / system.source.births).toBeCloseTo(0.5, 1);
  expect(seen.values['drop_ratio']).toBeCloseTo(0.5, 1);
});

test('A limit that is far enough refuses nobody, and a run sees what one without a limit sees', () => {
  const [far, none] = [limited(10 * Math.floor(offered)), limited(null)].map((changes) =>
    outcomeOf({ ...gateway, changes }),
  );
  expect(far.system.meter.refused).toBe(0);
  const held = far.seen.values['concurrent_connections'];
  expectWithin(held, offered, Math.sqrt(offered));
  expectWithin(held, none.seen.values['concurrent_connections'], Math.sqrt(2 * offered));
});

test('The load of a table is told by the rate, the share and the mean time of an entry, over the limit', () => {
  const limit = Math.floor(offered / 2);
  const { seen } = outcomeOf({ ...gateway, changes: limited(limit) });
  expect(seen.members[0].table).toBeCloseTo(offered / limit, 9);
  expect(outcomeOf({ ...gateway, changes: pages }).seen.members[0].table).toBe(0);
});

test('UDP and TCP entries linger for their own timeouts', () => {
  const classes = [kindOf({ share: 0.5 }), { ...query, share: 0.5 }];
  const changes = limited(1_000_000, { traffic: { classes } });
  const expected = (RATE * entryTime(world(changes)).total) / S;
  const { seen } = outcomeOf({ ...gateway, changes });
  expectWithin(seen.values['concurrent_connections'], expected, Math.sqrt(expected));
});

test.each(['sync-to-all', 'hypersync'])('%s: copies take room, from the start on', (strategy) => {
  const run: Run = { strategy, members: 4, rate: RATE, warmUp: 0, duration: 2 * S };
  const [limit, none] = [limited(1_000_000), limited(null)].map((changes) => outcomeOf({ ...run, changes }));
  const copies = ({ seen }: typeof limit): number =>
    seen.members.reduce((sum, member) => sum + member.copies, 0);
  expect(copies(limit)).toBeGreaterThan(500);
  expect(copies(limit) / copies(none)).toBeGreaterThan(0.93);
  expect(copies(limit) / copies(none)).toBeLessThan(1.07);
});

test('Where all hold copies of all, every table is as full as that of one gateway with all the traffic', () => {
  const run: Run = { strategy: 'sync-to-all', members: 4, rate: RATE, warmUp: 0, duration: 2 * S };
  const limit = Math.floor(2 * offered);
  const { seen } = outcomeOf({ ...run, changes: limited(limit) });
  for (const { table } of seen.members) expect(table / (offered / limit)).toBeCloseTo(1, 1);
});
