/** An event of a trace file, as the trace event format has it. */
export interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: number | string;
  readonly s?: string;
  readonly bp?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** A trace file. */
export interface TraceFile {
  readonly displayTimeUnit: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly traceEvents: readonly TraceEvent[];
}

/** Keys of each phase beside `ph`, `name` and `pid`. */
const NEEDED: Readonly<Record<string, readonly (keyof TraceEvent)[]>> = {
  M: ['args'],
  X: ['tid', 'ts', 'dur', 'cat'],
  s: ['tid', 'ts', 'id', 'cat'],
  f: ['tid', 'ts', 'id', 'cat', 'bp'],
  b: ['ts', 'id', 'cat'],
  e: ['ts', 'id', 'cat'],
  C: ['ts', 'args'],
  i: ['ts', 's'],
};

/** What is wrong with a trace file by the rules of the format and of what a trace of ours means; nothing of a good one. */
export function problemsOf({ displayTimeUnit, traceEvents }: TraceFile): readonly string[] {
  return [
    ...(displayTimeUnit === 'ns' ? [] : ['displayTimeUnit']),
    ...traceEvents.flatMap(missingKeys),
    ...unnamed(traceEvents),
    ...overlaps(traceEvents),
    ...looseArrows(traceEvents),
    ...openSpans(traceEvents),
  ];
}

/** Slices by thread, in the order of their starts; times in whole nanoseconds. */
export function slicesByThread(events: readonly TraceEvent[]) {
  const threads = new Map<number, { start: number; end: number; name: string }[]>();
  for (const { ph, tid, ts, dur, name } of events) {
    if (ph !== 'X') continue;
    const start = Math.round(1000 * ts!);
    threads.set(tid!, [...(threads.get(tid!) ?? []), { start, end: start + Math.round(1000 * dur!), name }]);
  }
  for (const slices of threads.values()) slices.sort((a, b) => a.start - b.start || a.end - b.end);
  return threads;
}

function missingKeys(event: TraceEvent): readonly string[] {
  const needed = NEEDED[event.ph] as readonly (keyof TraceEvent)[] | undefined;
  if (needed === undefined) return [`phase ${event.ph}`];
  const times = [event.ts ?? 0, event.dur ?? 0];
  return [
    ...needed.filter((key) => event[key] === undefined).map((key) => `${event.ph} without ${key}`),
    ...(times.every((time) => Number.isFinite(time) && time >= 0) ? [] : [`time of ${event.name}`]),
    ...(event.name === '' ? ['no name'] : []),
    ...(event.ph === 'C' && Object.values(event.args!).some((value) => typeof value !== 'number')
      ? ['counter']
      : []),
  ];
}

/** Every process and thread has a name, and a thread but one process: Perfetto knows threads by their number alone. */
function unnamed(events: readonly TraceEvent[]): readonly string[] {
  const named = (what: string, of: (event: TraceEvent) => number) =>
    new Set(events.filter(({ ph, name }) => ph === 'M' && name === what).map(of));
  const processes = named('process_name', ({ pid }) => pid);
  const threads = named('thread_name', ({ tid }) => tid!);
  const owner = new Map<number, number>();
  return events.flatMap((event) => {
    if (!processes.has(event.pid)) return [`process ${event.pid} has no name`];
    if (!['X', 's', 'f'].includes(event.ph)) return [];
    if (!threads.has(event.tid!)) return [`thread ${event.tid} has no name`];
    const first = owner.get(event.tid!) ?? event.pid;
    owner.set(event.tid!, first);
    return first === event.pid ? [] : [`thread ${event.tid} is of two processes`];
  });
}

function overlaps(events: readonly TraceEvent[]): readonly string[] {
  return [...slicesByThread(events)].flatMap(([tid, slices]) =>
    slices
      .slice(1)
      .flatMap(({ start }, index) => (start < slices[index].end ? [`overlap on ${tid} at ${start}`] : [])),
  );
}

/** Every arrow has one beginning before its one end, and both lie in a slice that was told before them. */
function looseArrows(events: readonly TraceEvent[]): readonly string[] {
  const starts = new Map<unknown, TraceEvent>();
  const slices = new Set<string>();
  const ends = new Set<unknown>();
  const problems: string[] = [];
  for (const event of events) {
    const { ph, tid, ts, id, cat, name } = event;
    const place = `${tid}@${ts}`;
    if (ph === 'X') slices.add(place);
    if (ph !== 's' && ph !== 'f') continue;
    if (!slices.has(place)) problems.push(`arrow ${String(id)}: ${ph} in no slice`);
    if (ph === 's') {
      if (starts.has(id)) problems.push(`arrow ${String(id)} begins twice`);
      starts.set(id, event);
      continue;
    }
    const start = starts.get(id);
    if (ends.has(id)) problems.push(`arrow ${String(id)} ends twice`);
    ends.add(id);
    if (start === undefined) problems.push(`arrow ${String(id)} has no beginning`);
    else if (start.cat !== cat || start.name !== name || start.ts! > ts!)
      problems.push(`arrow ${String(id)} differs`);
  }
  return [
    ...problems,
    ...[...starts.keys()].filter((id) => !ends.has(id)).map((id) => `arrow ${String(id)} has no end`),
  ];
}

/** Spans of an id, process and name begin and end in turn. */
function openSpans(events: readonly TraceEvent[]): readonly string[] {
  const spans = events.filter(({ ph }) => ph === 'b' || ph === 'e');
  const byId = new Map<unknown, TraceEvent[]>();
  for (const event of spans) byId.set(event.id, [...(byId.get(event.id) ?? []), event]);
  return [...byId].flatMap(([id, own]) =>
    own.flatMap(({ ph, pid, name, ts }, index) => {
      const other = own.at(index - 1)!;
      if (ph !== (index % 2 === 0 ? 'b' : 'e')) return [`span ${String(id)}: ${ph} out of turn`];
      if (ph === 'b') return index + 1 < own.length ? [] : [`span ${String(id)} has no end`];
      return other.pid === pid && other.name === name && other.ts! <= ts!
        ? []
        : [`span ${String(id)} differs`];
    }),
  );
}
