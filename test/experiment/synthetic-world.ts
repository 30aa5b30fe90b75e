import type { MemberLoad } from '../../src/model/member-load.js';
import type { Observations } from '../../src/model/observe.js';
import type { Task } from '../../src/experiment/task.js';

/** How a made-up cluster answers a task: loads, waits and the course of its states. */
export interface World {
  /** Load of the instances of the hottest member. */
  readonly load: (task: Task) => number;
  /** 99th percentile of the transit, seconds. */
  readonly latency?: (task: Task) => number;
  /** Packet trains under way at an instant, in parts of the whole run. */
  readonly backlog?: (time: number, task: Task) => number;
  readonly drops?: (task: Task) => number;
  readonly events?: (task: Task) => number;
}

const SAMPLES = 250;

const idle: MemberLoad = {
  ...{ snd: 0.1, fw: 0, port: 0.1, table: 0, sync: 0, share: 1, entries: 0, copies: 0, throughputBps: 0 },
  role: 'active',
  split: { snd: 2, fw: 14, shared: false },
  rates: {
    ...{ updatesBuilt: 0, updatesApplied: 0, returnUpdatesBuilt: 0, returnUpdatesApplied: 0 },
    ...{ syncPackets: 0, trainParts: 0, passedOn: 0, passedBack: 0 },
  },
};

/** A runner of tasks in that world, and the tasks that it was given. */
export function worldRunner(world: World): {
  readonly run: (task: Task) => Promise<Observations>;
  readonly tasks: Task[];
} {
  const tasks: Task[] = [];
  return { tasks, run: (task) => (tasks.push(task), Promise.resolve(observed(world, task))) };
}

function observed(world: World, task: Task): Observations {
  const { latency = () => 1e-3, drops = () => 0, backlog = () => 1, events = () => 1000 } = world;
  const span = task.warmUp + task.duration;
  const interval = task.duration / SAMPLES;
  const series = Array.from(
    { length: Math.floor(span / interval) },
    (_, index) => backlog((index + 1) * interval, task) + noise(task.replication, index),
  );
  const dropRatio = drops(task);
  return {
    values: { latency_p99_s: latency(task), drop_ratio: dropRatio, offered_cps: task.rate },
    ratios: { drop_ratio: { over: dropRatio * 1e6, under: 1e6, trials: 1e4 } },
    members: Array.from({ length: task.members }, () => ({
      ...idle,
      fw: world.load(task),
      share: 1 / task.members,
    })),
    cores: [],
    events: events(task),
    fingerprint: `${task.replication}`,
    series: { interval, states: { 'packet trains under way': series } },
  };
}

/** A little that differs by replication and instant, the same every time. */
function noise(replication: number, index: number): number {
  const angle = (replication + 1) * 12.9898 + index * 78.233;
  const wave = Math.sin(angle) * 43758.5453;
  return 0.2 * (wave - Math.floor(wave) - 0.5);
}
