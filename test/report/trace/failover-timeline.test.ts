import { MS, S } from '../../../src/kernel/time.js';
import type { ClusterMoment, MemberState } from '../../../src/experiment/tracing/trace-run.js';
import { noLosses } from '../../../src/model/faults/loss-cause.js';
import { failoverTimeline } from '../../../src/report/trace/failover-timeline.js';
import { traced } from '../../model/trace/traced.js';

const state = (changes: Partial<MemberState> = {}): MemberState => ({
  ...{ phase: 'active', slow: false, buckets: 10, managementObject: false, pivot: false, policy: null },
  ...changes,
});
const moment = (
  at: number,
  members: readonly MemberState[],
  changes: Partial<ClusterMoment> = {},
): ClusterMoment => ({
  ...{ at, events: [], members, atRisk: 0, moved: 0, lost: noLosses() },
  ...changes,
});

test('a failover of three members, literally', () => {
  const { tracer } = traced(
    {
      ...{ strategy: 'hypersync', members: 3, rate: 300, duration: S, warmUp: S },
      faults: [
        { at: 250 * MS, do: 'crash', member: 2 },
        { at: 700 * MS, do: 'restart', member: 2 },
      ],
    },
    { windows: [] },
  );
  expect(failoverTimeline(tracer.moments, 'buckets').split('\n')).toEqual([
    '           member',
    '  time, s  1           2           3',
    '   0.0000  active      active      active',
    '           280*        280         280',
    '   0.2500  crash 2; 28 connections at risk; 23 lost (younger than sync delay 23)',
    '           active      silent      active',
    // Its last heartbeat was at 166.7 ms, two thirds of a tick after the last; 50 us later the dead timeout of 300 ms began.
    '   0.4667  detected 2; 280 buckets dealt; 3 moved to others',
    '           active      down        active',
    '           420*        0           420',
    '   0.5667  copies restored',
    '   0.7000  restart 2, joined 2; 280 buckets dealt',
    '           active      active      active',
    '           280*        280         280',
    '   0.8000  copies restored',
    '',
    ' numbers: buckets; *: single management object; silent: crashed, and nobody',
    ' knows',
  ]);
});

test('more than eight members share columns by what they go through, within 80 columns', () => {
  const all = Array.from({ length: 20 }, (_, id) => state({ buckets: 5, managementObject: id === 0 }));
  const after = (of: (id: number) => Partial<MemberState>) => all.map((one, id) => ({ ...one, ...of(id) }));
  const text = failoverTimeline(
    [
      moment(0, all),
      moment(
        S,
        after((id) => (id > 11 ? { phase: 'silent' } : {})),
        { events: [{ at: S, what: 'crash', member: 13 }] },
      ),
    ],
    'buckets',
  );
  expect(text.split('\n')).toEqual([
    '           member',
    '  time, s  1           2-12        13-20',
    '   0.0000  active      active      active',
    '           5*          55          40',
    '   1.0000  crash 13',
    '           active      active      silent',
    '',
    ' numbers: buckets of a column together; *: single management object; silent:',
    ' crashed, and nobody knows',
  ]);
});

test('where more than eight go their own ways the last column has the rest', () => {
  const start = Array.from({ length: 12 }, () => state());
  const moments = start.map((_, down) =>
    moment(
      down * S,
      start.map((one, id) => ({ ...one, phase: id < down ? ('down' as const) : ('active' as const) })),
    ),
  );
  const lines = failoverTimeline(moments, 'buckets').split('\n');
  expect(lines[1]).toBe('  time, s  1       2       3       4       5       6       7       H');
  expect(lines).toContain(' H: members 8-12, who differ');
  expect(lines.slice(-5).join('\n')).toContain('numbers: buckets of a column together');
  expect(lines.filter((line) => line.includes('active')).at(-1)).toMatch(/(down {4}){7}1 active$/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test('eight members with everything to tell fit into 80 columns', () => {
  const members = Array.from({ length: 8 }, () =>
    state({ phase: 'standby', buckets: 1024, policy: 12, pivot: true }),
  );
  const lost = { ...noLosses(), 'younger-than-sync-delay': 123_456.4, 'copy-not-yet-sent': 3 };
  const events = [
    { at: S, what: 'site failure', member: 1 },
    { at: S, what: 'crash', member: 2 },
    { at: S, what: 'crash', member: 3 },
  ];
  const lines = failoverTimeline(
    [
      moment(0, members),
      moment(
        S,
        members.map((one) => ({ ...one, slow: true })),
        { events, lost, atRisk: 200_000, moved: 7 },
      ),
    ],
    'buckets',
  ).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  expect(lines.slice(5)).toEqual([
    '   1.0000  site failure 1, crash 2 to 3; 200000 connections at risk; 123459 lost',
    '           (younger than sync delay 123456, copy not yet sent 3); 7 moved to',
    '           others',
    '           slow    slow    slow    slow    slow    slow    slow    slow',
    '',
    ' numbers: buckets; ^: pivot; v: version of the policy',
  ]);
});

test('names that a scenario brings cannot steer a terminal', () => {
  const evil = moment(S, [state()], { events: [{ at: S, what: 'crash\u001b[2J', member: 1 }] });
  expect(failoverTimeline([moment(0, [state()]), evil], 'buckets')).not.toContain('\u001b');
});

test('of very many instants the first are shown', () => {
  const moments = Array.from({ length: 60 }, (_, turn) =>
    moment(turn * S, [state()], { events: [{ at: turn * S, what: 'slow', member: 1 }] }),
  );
  const text = failoverTimeline(moments, 'buckets');
  expect(text).toContain('and 20 instants more: see --json');
});
