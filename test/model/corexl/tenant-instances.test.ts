import { FirewallInstance, IDLE } from '../../../src/model/corexl/firewall-instance.js';
import { TenantInstances } from '../../../src/model/corexl/tenant-instances.js';
import { ConnectionTable } from '../../../src/model/tables/connection-table.js';
import { TrainTable } from '../../../src/model/tables/train-table.js';

const QUIET = 0;
const NOISY = 1;

/** A core with an instance of each of two tenants, and trains to give it. */
function sharedCore(capacity: number) {
  const connections = new ConnectionTable();
  const trains = new TrainTable();
  const core = new TenantInstances(2, capacity, connections, trains);
  const connectionOf = [QUIET, NOISY].map((tenant) => {
    const connection = connections.add();
    connections.tenant[connection] = tenant;
    return connection;
  });
  const train = (tenant: number, work: number, packets = 1): number => {
    const id = trains.add();
    trains.connection[id] = connectionOf[tenant];
    trains.packets[id] = packets;
    trains.work[id] = work;
    return id;
  };
  return { core, trains, train };
}

/** What a core serves, in order, until it has nothing left. */
function served(core: FirewallInstance, trains: TrainTable): number[] {
  const order: number[] = [];
  while (core.hasTrain()) {
    const id = core.startTrain();
    order.push(id);
    core.finish(trains.packets[id], trains.work[id]);
  }
  return order;
}

test('Instances of two tenants on a core take turns by time: short trains go three times as often as long ones', () => {
  const { core, trains, train } = sharedCore(1000);
  const [a1, a2, a3, a4] = [10, 10, 10, 10].map((work) => train(QUIET, work));
  const [b1, b2] = [30, 30].map((work) => train(NOISY, work));
  for (const id of [b1, b2, a1, a2, a3, a4]) core.admitTrain(id, 1, trains.work[id]);
  // Due: a 0, 10, 20, 30 and b 0, 30; of two that are due alike the one goes first that was not served last.
  expect(served(core, trains)).toEqual([a1, b1, a2, a3, b2, a4]);
  expect(core.backlog).toBe(0);
  expect(core.drained).toBe(true);
});

test('An instance that was idle saves no time up: it gets its turn now, and no more', () => {
  const { core, trains, train } = sharedCore(1000);
  const alone = Array.from({ length: 5 }, () => train(NOISY, 10));
  for (const id of alone) core.admitTrain(id, 1, 10);
  core.startTrain();
  core.finish(1, 10);
  core.startTrain(); // the second, due at 10, is in service
  const late = [train(QUIET, 10), train(QUIET, 10)];
  for (const id of late) core.admitTrain(id, 1, 10);
  core.finish(1, 10);
  expect(served(core, trains)).toEqual([late[0], alone[2], late[1], alone[3], alone[4]]);
});

test('Every tenant has a queue of its own, the train in service included', () => {
  const { core, trains, train } = sharedCore(3);
  const admit = (tenant: number, packets: number): boolean =>
    core.admitTrain(train(tenant, 10, packets), packets, 10);
  expect([admit(NOISY, 2), admit(NOISY, 2), admit(NOISY, 1), admit(NOISY, 1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([admit(QUIET, 3), admit(QUIET, 1)]).toEqual([true, false]);
  expect(core.packetsOf(NOISY)).toBe(3);
  served(core, trains);
  expect([core.packetsOf(QUIET), core.packetsOf(NOISY)]).toEqual([0, 0]);
  expect([...core.workOf]).toEqual([10, 20]);
});

test('Sync and CCP go before the trains of all tenants', () => {
  const { core, train } = sharedCore(10);
  core.admitTrain(train(QUIET, 10), 1, 10);
  core.admitControl(5);
  expect(core.drained).toBe(false);
  expect(core.hasControl()).toBe(true);
  expect(core.startControl()).toBe(5);
  core.finish(0, 5);
  expect(core.serving).toBe(IDLE);
  expect([core.packetsOf(QUIET), core.backlog]).toEqual([1, 10]);
});

interface Flood {
  /** Work of a train of the flood, and the time between two of them. */
  readonly work: number;
  readonly gap: number;
}

const OWN = 10;

/** The longest stay and the losses of trains of 10 that come every `spacing`, beside a flood, at a core with room for 4 each. */
function quietBeside(
  core: FirewallInstance,
  make: (tenant: number, work: number) => number,
  flood: Flood,
  spacing: number,
) {
  const arrivedAt = new Map<number, number>();
  let [longest, lost, free, serving] = [0, 0, 0, IDLE];
  for (let now = 0; now < 20_000; now++) {
    if (serving !== IDLE && free <= now) {
      core.finish(1, 0);
      longest = Math.max(longest, now - (arrivedAt.get(serving) ?? now));
      serving = IDLE;
    }
    if (now % flood.gap === 0) core.admitTrain(make(NOISY, flood.work), 1, flood.work);
    if (now % spacing === 0) {
      const id = make(QUIET, OWN);
      arrivedAt.set(id, now);
      if (!core.admitTrain(id, 1, OWN)) lost++;
    }
    if (serving !== IDLE || !core.hasTrain()) continue;
    serving = core.startTrain();
    free = now + (arrivedAt.has(serving) ? OWN : flood.work);
  }
  return { longest, lost };
}

test.each([
  { work: 10, gap: 5 },
  { work: 40, gap: 4 },
  { work: 3, gap: 1 },
])(
  'A tenant below half of a core loses nothing whatever the other offers: trains of $work every $gap',
  (flood) => {
    const { core, train } = sharedCore(4);
    const spacing = 21; // 10 every 21: 48 % of the core
    const { longest, lost } = quietBeside(core, (tenant, work) => train(tenant, work), flood, spacing);
    expect(lost).toBe(0);
    // Start-time fair queueing (Goyal et al., theorem 4): trains spaced by their fair service leave within their own work
    // and one train of every other tenant. Arrivals come on whole instants, which adds one.
    expect(longest).toBeLessThanOrEqual(flood.work + OWN + 1);
  },
);

test('In one queue for both, first come first served, the same tenant loses as the other does', () => {
  const trains = new TrainTable();
  const core = new FirewallInstance(8);
  const { lost } = quietBeside(core, () => trains.add(), { work: 10, gap: 5 }, 21);
  expect(lost).toBeGreaterThan(0.4 * (20_000 / 21));
});
