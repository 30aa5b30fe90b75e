import { TraceEventWriter } from '../../../src/report/trace/trace-event-writer.js';
import { problemsOf, type TraceFile } from './trace-events.js';

test('members are processes, cores threads, jobs slices; a file is written line by line', () => {
  const pieces: string[] = [];
  const header = { cluster: 'hypersync x 2', members: 2 };
  const writer = new TraceEventWriter((piece) => pieces.push(piece), header);
  const snd = { member: 0, kind: 'snd', core: 0 } as const;
  const instance = { member: 1, kind: 'instance', core: 12 } as const;
  const corrected = { kind: 'correction', name: 'correction: web', facts: { packets: 2 } } as const;
  const train = { kind: 'packet train', name: 'packet train: web', facts: {} } as const;
  writer.connectionBegins(255, 'web', 1, 1000, { bucket: 3 });
  writer.slice(snd, corrected, 1000.4, 2500.6);
  writer.slice(instance, train, 3000, 4000);
  writer.arrow('correction', { lane: snd, at: 1000.4 }, { lane: instance, at: 3000 });
  writer.counter('load %', 1, 1000, { SNDs: 12.5 });
  writer.instant('crash\u00072', null, 5000, {});
  writer.connectionEnds(255, 'web', 1, 6000, { outcome: 'closed' });
  writer.end({ seed: 1 });
  const text = pieces.join('');
  expect(text.split('\n')).toEqual([
    '{"displayTimeUnit":"ns","traceEvents":[',
    '{"ph":"M","name":"process_name","pid":3,"args":{"name":"hypersync x 2"}},',
    '{"ph":"M","name":"process_sort_index","pid":3,"args":{"sort_index":0}},',
    '{"ph":"M","name":"process_name","pid":1,"args":{"name":"member 1"}},',
    '{"ph":"M","name":"process_sort_index","pid":1,"args":{"sort_index":1}},',
    '{"ph":"M","name":"process_name","pid":2,"args":{"name":"member 2"}},',
    '{"ph":"M","name":"process_sort_index","pid":2,"args":{"sort_index":2}},',
    '{"ph":"b","name":"web","cat":"connection","id":"0xff","pid":2,"tid":2,"ts":1,"args":{"bucket":3}},',
    '{"ph":"M","name":"thread_name","pid":1,"tid":10001,"args":{"name":"core 00 SND"}},',
    '{"ph":"M","name":"thread_sort_index","pid":1,"tid":10001,"args":{"sort_index":1}},',
    '{"ph":"X","name":"correction: web","cat":"correction","pid":1,"tid":10001,"ts":1,"dur":1.501,"args":{"packets":2}},',
    '{"ph":"M","name":"thread_name","pid":2,"tid":23013,"args":{"name":"core 12 firewall instance"}},',
    '{"ph":"M","name":"thread_sort_index","pid":2,"tid":23013,"args":{"sort_index":3013}},',
    '{"ph":"X","name":"packet train: web","cat":"packet train","pid":2,"tid":23013,"ts":3,"dur":1,"args":{}},',
    '{"ph":"s","name":"correction","cat":"flow","id":1,"pid":1,"tid":10001,"ts":1},',
    '{"ph":"f","bp":"e","name":"correction","cat":"flow","id":1,"pid":2,"tid":23013,"ts":3},',
    '{"ph":"C","name":"load %","pid":2,"ts":1,"args":{"SNDs":12.5}},',
    '{"ph":"i","s":"g","name":"crash 2","cat":"event","pid":3,"tid":3,"ts":5,"args":{}},',
    '{"ph":"e","name":"web","cat":"connection","id":"0xff","pid":2,"tid":2,"ts":6,"args":{"outcome":"closed"}}',
    '],"metadata":{"seed":1}}',
    '',
  ]);
  expect(problemsOf(JSON.parse(text) as TraceFile)).toEqual([]);
});

const thread = [
  { ph: 'M', name: 'process_name', pid: 1, args: { name: 'member 1' } },
  { ph: 'M', name: 'thread_name', pid: 1, tid: 11, args: { name: 'core 0' } },
];
const slice = (ts: number, dur: number) => ({ ph: 'X', name: 'work', cat: 'work', pid: 1, tid: 11, ts, dur });
const arrow = (ph: string, ts: number) => ({
  ph,
  name: 'sync',
  cat: 'flow',
  id: 1,
  pid: 1,
  tid: 11,
  ts,
  bp: 'e',
});
const span = (ph: string, ts: number) => ({
  ph,
  name: 'web',
  cat: 'connection',
  id: '0x1',
  pid: 1,
  tid: 1,
  ts,
});

test.each([
  ['overlap on 11 at 1500', [slice(1, 1), slice(1.5, 1)]],
  ['arrow 1 has no end', [slice(1, 1), arrow('s', 1)]],
  ['arrow 1 has no beginning', [slice(1, 1), arrow('f', 1)]],
  ['arrow 1: s in no slice', [arrow('s', 1), slice(2, 1), arrow('f', 2)]],
  ['arrow 1 differs', [slice(1, 1), slice(2, 1), arrow('s', 2), arrow('f', 1)]],
  ['span 0x1 has no end', [span('b', 1)]],
  ['span 0x1: e out of turn', [span('e', 1)]],
  ['span 0x1 differs', [span('b', 2), span('e', 1)]],
  ['time of work', [slice(1, -1)]],
  ['phase Z', [{ ...slice(1, 1), ph: 'Z' }]],
  ['process 2 has no name', [{ ...slice(1, 1), pid: 2 }]],
  ['thread 12 has no name', [{ ...slice(1, 1), tid: 12 }]],
])('a file that is wrong is found out: %s', (problem, events) => {
  const file = { displayTimeUnit: 'ns', metadata: {}, traceEvents: [...thread, ...events] };
  expect(problemsOf(file)).toContain(problem);
});
