import { MS, S } from '../../../src/kernel/time.js';
import type { Fault } from '../../../src/model/faults/fault.js';
import { simulate } from '../../../src/model/simulate.js';
import { RunTracer } from '../../../src/model/trace/run-tracer.js';
import { problemsOf, slicesByThread } from '../../report/trace/trace-events.js';
import { type Changes, kindOf, planOf, query, type Run } from '../world.js';
import { logOf, LogSink, traced } from './traced.js';

/** Queries alone, of which each opens and ends a connection, with directions that may fall on different members. */
const queries = (changes: Changes = {}): Changes => ({
  traffic: { classes: [query], asymmetricShare: 1, keepAlive: 0 },
  sync: { sharedTableShare: 0, tick: 50 * MS },
  ...changes,
});

test('one connection is told from its first packet to the last update of it', () => {
  const log = logOf({ seed: 64, rate: 20, duration: 110 * MS, changes: queries() });
  expect(log.filter((line) => !line.includes('heartbeat'))).toEqual([
    // 100 B at 100 Gbit/s are 8 ns, an SND takes 250 ns a packet, the instance 50 us for the first and 1 us for each.
    'connection 1 query at 0 begins 31119420',
    '0/snd/0 31119428-31119678 first packet: query connection=1 packets=1 bytes=100',
    '0/instance/1 31119678-31170678 first packet: query connection=1 packets=1 bytes=100',
    '0/instance/1 31170678-31172178 sync: build connection=1',
    // The answer comes to the other member: 350 ns there and 350 ns more at the owner, which is 8 ns and 5 us away and
    // takes in 140 B.
    '1/snd/0 61370496-61370846 correction: query connection=1 packets=1 owner=1',
    '0/snd/0 61375865-61376465 last packet: query connection=1 packets=1 bytes=140',
    'arrow correction: 1/snd/0 61370496 -> 0/snd/0 61375865',
    '0/instance/1 61376466-61389466 last packet: query connection=1 packets=1 bytes=100',
    'connection 1 at 0 ends 61389466 outcome=closed owner=1',
    '0/instance/1 61389466-61390966 sync: build connection=1',
    // Both records leave at the tick, 566 B at 10 Gbit/s twice, and 50 us away 9 us each are due.
    '0/snd/0 75000000-75001000 sync: sent packets=1',
    '0/sync-out/0 75000000-75000453 sync: message packets=1 bytes=566 records=2',
    '1/snd/0 75050906-75051906 sync: received packets=1',
    '1/instance/1 75050906-75068906 sync: apply records=2 sender=1',
    'arrow sync: 0/sync-out/0 75000000 -> 1/instance/1 75050906',
  ]);
});

test('what is told ends at the edges of a window', () => {
  const windows = [{ from: 31_119_600, to: 31_160_000 }];
  expect(logOf({ seed: 64, rate: 20, duration: 110 * MS, changes: queries() }, { windows })).toEqual([
    // The SND's work was known before the window began, and is told with the part that is in it.
    '0/snd/0 31119600-31119678 first packet: query connection=1 packets=1 bytes=100',
    '0/instance/1 31119678-31160000 first packet: query connection=1 packets=1 bytes=100',
  ]);
});

const crash: readonly Fault[] = [
  { at: 100 * MS, do: 'crash', member: 2 },
  { at: 450 * MS, do: 'restart', member: 2 },
];
const worlds: readonly (readonly [string, Run & { readonly duration: number }])[] = [
  ['hypersync', { members: 3, duration: 600 * MS }],
  ['hypersync', { members: 3, duration: 600 * MS, faults: crash }],
  ['clusterxl-load-sharing-multicast', { members: 3, duration: 600 * MS, faults: crash }],
  ['clusterxl-load-sharing-unicast', { members: 2, duration: 300 * MS }],
  ['elasticxl', { members: 3, duration: 300 * MS }],
  ['single-gateway', { members: 1, duration: 300 * MS, changes: { appliance: { cores: 2 } } }],
  [
    'hypersync',
    { members: 2, duration: 600 * MS, faults: [{ at: 100 * MS, do: 'install-policy' }], changes: managed() },
  ],
];

function managed(): Changes {
  return { management: { policySize: 1e6, configurationSize: 1e4, policyWork: 2 * MS } };
}

describe.each(worlds)('%s %j', (strategy, given) => {
  const run = { strategy, rate: 1500, ...given };
  const { file, text, tracer, system } = traced(run);

  test('the run is the one that nobody watches', () => {
    const alone = simulate(planOf(run), 0, run.duration);
    const watched = simulate(planOf(run), 0, run.duration, tracerOf(run.duration));
    expect({ ...watched, fingerprint: alone.fingerprint }).toEqual(alone);
    expect(watched.fingerprint).toBe(alone.fingerprint);
    expect(system.simulator.executed).toBeGreaterThan(2000);
  });

  test('the file is valid, arrows have both ends, spans balance and no slices overlap', () => {
    expect(problemsOf(file)).toEqual([]);
    expect(file.traceEvents.filter(({ ph }) => ph === 'X').length).toBeGreaterThan(2000);
  });

  test('the same run gives the same bytes', () => {
    expect(traced(run).text).toBe(text);
    expect(tracer.windows).toEqual([
      { from: 0, to: run.duration, events: expect.any(Number) as number, cut: false },
    ]);
  });
});

const tracerOf = (duration: number): RunTracer =>
  new RunTracer({ windows: [{ from: 0, to: duration / 2 }], mostEvents: 1e6 }, new LogSink());

test.each([
  ['hypersync', {}],
  ['clusterxl-load-sharing-multicast', {}],
  ['clusterxl-load-sharing-multicast', { appliance: { cores: 2 } }], // SNDs and instances on the same cores
] as readonly (readonly [string, Changes])[])(
  'slices of a core take as long together as it was busy: %s %j',
  (strategy, changes) => {
    const { system, file } = traced({ strategy, members: 2, rate: 150, duration: 990 * MS, changes });
    const threads = slicesByThread(file.traceEvents);
    for (const { id, distributors, instances } of system.modules) {
      instances.forEach((instance, core) => {
        const slices = threads.get(10_000 * (id + 1) + 3001 + core) ?? [];
        const busy = slices.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(instance.idle).toBe(true);
        // Services are whole nanoseconds, and on a shared core end up to one later for each time that the SND goes first.
        expect(Math.abs(busy - instance.work - instance.syncWork)).toBeLessThanOrEqual(2 * slices.length);
      });
      distributors.forEach(({ totalWork, busyUntil }, core) => {
        const slices = threads.get(10_000 * (id + 1) + 1 + core) ?? [];
        expect(busyUntil).toBeLessThan(system.simulator.now);
        const busy = slices.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(Math.abs(busy - totalWork)).toBeLessThanOrEqual(slices.length);
      });
    }
  },
);

test('on a shared core what it does as an SND and as an instance never overlaps', () => {
  const { file } = traced({
    strategy: 'single-gateway',
    members: 1,
    rate: 1500,
    duration: S / 3,
    changes: { appliance: { cores: 2 } },
  });
  const threads = slicesByThread(file.traceEvents);
  for (const core of [0, 1]) {
    const both = [...threads.get(10_001 + core)!, ...threads.get(13_001 + core)!].sort(
      (a, b) => a.start - b.start,
    );
    expect(both.length).toBeGreaterThan(2000);
    // Where one stops and the other goes on is known to the nanosecond.
    for (let i = 1; i < both.length; i++) expect(both[i].start).toBeGreaterThanOrEqual(both[i - 1].end - 1);
  }
});

test('work is told by its kind and by where it is done', () => {
  const { file } = traced({
    strategy: 'hypersync',
    members: 3,
    duration: S,
    rate: 1500,
    faults: [{ at: 100 * MS, do: 'install-policy' }],
    changes: managed(),
  });
  const kinds = new Set(file.traceEvents.flatMap(({ ph, cat }) => (ph === 'X' ? [cat] : [])));
  expect([...kinds].sort()).toEqual([
    'correction',
    'first packet',
    'heartbeat',
    'last packet',
    'packet train',
    'policy',
    'sync apply',
    'sync build',
    'sync message',
    'sync packets',
  ]);
  const names = new Set(file.traceEvents.map(({ name }) => name));
  for (const name of [
    'packet train: page',
    'policy from the management server',
    'policy or configuration: load',
    'policy between members: sent',
    'policy: window',
    'heartbeat: sent',
    'heartbeat: received',
  ])
    expect(names).toContain(name);
});

test('every update that is applied in the window has its arrow', () => {
  const { file } = traced({
    strategy: 'clusterxl-load-sharing-multicast',
    members: 3,
    rate: 1500,
    duration: S,
  });
  const count = (of: (event: { ph: string; name: string; cat?: string }) => boolean): number =>
    file.traceEvents.filter(of).length;
  const applied = count(({ ph, cat }) => ph === 'X' && cat === 'sync apply');
  expect(applied).toBeGreaterThan(100);
  expect(count(({ ph, name }) => ph === 's' && name === 'sync')).toBe(applied);
});

test('no more events are told than may be, and the window ends where they were used up', () => {
  const run = { strategy: 'hypersync', members: 3, rate: 1500, duration: S };
  const windows = [
    { from: 0, to: 400 * MS },
    { from: 500 * MS, to: 501 * MS },
  ];
  const { tracer, file } = traced(run, { windows, mostEvents: 2000 });
  const [first, second] = tracer.windows;
  expect(first).toMatchObject({ from: 0, cut: true });
  expect(first.events).toBeLessThanOrEqual(1000);
  expect(first.to).toBeLessThan(100 * MS);
  expect(second).toMatchObject({ from: 500 * MS, to: 501 * MS, cut: false });
  expect(file.traceEvents.filter(({ ph }) => ph !== 'M')).toHaveLength(first.events + second.events);
  expect(problemsOf(file)).toEqual([]);
});

test('loads that counters show are those that slices add up to', () => {
  const { file } = traced({ strategy: 'hypersync', members: 2, rate: 1500, duration: S });
  const slices = [...slicesByThread(file.traceEvents)].filter(([tid]) => tid > 13_000 && tid < 16_000);
  const busy = slices.flatMap(([, all]) => all).reduce((sum, { start, end }) => sum + end - start, 0);
  const loads = file.traceEvents.filter(({ ph, name, pid }) => ph === 'C' && name === 'load %' && pid === 1);
  expect(loads).toHaveLength(100);
  const mean = loads.reduce((sum, { args }) => sum + (args!['instances'] as number), 0) / loads.length;
  expect(mean / 100).toBeCloseTo(busy / (3 * S), 3); // three instances
});

test('a connection that is not let in, or lost in a crash, is told with what became of it', () => {
  const { file, system } = traced({
    ...{ strategy: 'no-sync', members: 2, rate: 400, duration: S },
    faults: [{ at: 500 * MS, do: 'crash', member: 2 }],
    changes: { tables: { connectionLimit: 400 }, traffic: { classes: [kindOf()] } },
  });
  const ends = file.traceEvents.filter(({ ph }) => ph === 'e').map(({ args }) => args!['outcome'] as string);
  expect(new Set(ends)).toEqual(new Set(['closed', 'lost', 'open', 'refused']));
  expect(ends.filter((outcome) => outcome === 'lost').length).toBeLessThanOrEqual(system.story.lost);
});
