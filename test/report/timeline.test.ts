import type { FaultResult } from '../../src/experiment/result-table.js';
import { timelineEvents } from '../../src/experiment/timeline-events.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { sparkline } from '../../src/report/terminal/sparkline.js';
import { timelineLines } from '../../src/report/terminal/timeline.js';
import { estimate, point, tableOf } from './result-fixture.js';

const plain = paintFor({ colors: false });

const bin = (start: number, droppedPps: number) => ({
  ...{ start, offeredPps: 8e6, handledPps: 8e6 - droppedPps, droppedPps, membersUp: 4 },
  lost: {
    'younger-than-sync-delay': 0,
    'copy-not-yet-sent': 0,
    'no-copy': 0,
    'copy-lost': 0,
    'table-full': 0,
    'no-remote-copy': 0,
  },
  ...{ highestLoad: 0.5, meanLoad: 0.4, events: [] },
  ...{ latencyP99: null, tableLoad: null, floodOfferedPps: 0, floodDroppedPps: 0, syncBlockedPps: 0 },
});

const crash: FaultResult = {
  timeline: [bin(0, 0), bin(0.5, 4e6), bin(1, 1), bin(1.5, 0)],
  events: [
    { what: 'crash', member: 2, at: 0.5, share: 1 },
    { what: 'detected', member: 2, at: 0.75, share: 1 },
    { what: 'smo elected', member: 3, at: 0.75, share: 0.5 },
    ...[1, 3, 4, 5].map((member) => ({ what: 'policy installed', member, at: 1.2, share: 1 })),
  ],
  figures: [
    { name: 'detection_s', unit: 's', estimate: estimate(0.25) },
    { name: 'connections_lost_younger_than_sync_delay', unit: '1', estimate: estimate(812) },
    { name: 'connections_lost_no_copy', unit: '1', estimate: estimate(0) },
    { name: 'connections_lost_share', unit: '1', estimate: estimate(0.81) },
  ],
};

test('A course is packets bin by bin, what happened when, and what was lost why', () => {
  const text = timelineLines(tableOf([point('hypersync', 4, 1, { faults: crash })]), plain);
  expect(text.split('\n').slice(2)).toEqual([
    ' hypersync x 4',
    '  handled █▄██ 87.5 %',
    '  dropped  ▄▁  12.5 %',
    '  full height is 8 Mpps',
    '    500 ms  crash 2',
    '    750 ms  detected 2, smo elected 3 (in 50 % of the runs)',
    '     1.2 s  policy installed 1, 3 to 5',
    '  detected after 250 ms',
    '  connections lost 81 %; 812 younger than sync delay',
  ]);
});

test('A course fits into 80 columns and says what it leaves out', () => {
  const long = Array.from({ length: 40 }, (_, index) => ({
    ...{ what: 'a very long name of an event that nobody has thought of yet', member: 3 * index },
    ...{ at: 0.1 * index, share: 0.3 },
  }));
  const timeline = Array.from({ length: 60 }, (_, index) => bin(index, index));
  const many = Array.from({ length: 12 }, (_, index) =>
    point('clusterxl-load-sharing-multicast', index + 1, 1, { faults: { ...crash, timeline, events: long } }),
  );
  const lines = timelineLines(tableOf(many), plain).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines).toContain(' 4 more: see timeline.csv and faults.csv');
  expect(lines.filter((line) => line.endsWith('and 30 instants more'))).toHaveLength(8);
});

test('A load that changes has a course without events', () => {
  const timeline = [bin(0, 0), bin(0.5, 4e6), bin(1, 0)];
  const lines = timelineLines(tableOf([point('hypersync', 4, 1, { timeline })]), plain).split('\n');
  expect(lines.slice(3, 5).map((line) => line.slice(0, 9))).toEqual(['  handled', '  dropped']);
  expect(lines).toHaveLength(6);
});

test('A steady run has no course', () => {
  expect(timelineLines(tableOf([point('hypersync', 4, 1)]), plain)).toBe('');
});

test('A sparkline shows whatever is more than nothing, and nothing as nothing', () => {
  expect(sparkline([0, 1e-9, 4, 8], 8)).toBe(' ▁▄█');
  expect(sparkline([0, 0], 0)).toBe('  ');
});

test('Events of replications are joined by kind, member and turn, at their mean instant', () => {
  const at = (seconds: number, what: string, member: number | null = 1) => ({
    at: seconds * 1e9,
    what,
    member,
  });
  expect(
    timelineEvents([
      [at(1, 'crash'), at(2, 'restart'), at(3, 'crash'), at(3.5, 'complete', null)],
      [at(2, 'crash'), at(5, 'crash')],
    ]),
  ).toEqual([
    { what: 'crash', member: 1, at: 1.5, share: 1 },
    { what: 'restart', member: 1, at: 2, share: 0.5 },
    { what: 'complete', member: null, at: 3.5, share: 0.5 },
    { what: 'crash', member: 1, at: 4, share: 1 },
  ]);
});
