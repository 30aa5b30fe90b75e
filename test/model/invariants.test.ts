import { MS, S } from '../../src/kernel/time.js';
import { simulate } from '../../src/model/simulate.js';
import { strategies } from '../../src/model/strategies/index.js';
import { System } from '../../src/model/system.js';
import { type Changes, expectWithin, outcomeOf, planOf, query, type Run, world } from './world.js';

const clustered = strategies.filter(({ supportedMembers }) => supportedMembers > 1).map(({ name }) => name);

/** Trains inside the cluster, as their connections see it. */
const underWay = ({ connections }: System): number =>
  connections.underWay.reduce((sum, trains) => sum + trains, 0);

test.each(clustered)('%s: packets offered are handled, dropped or still under way', (strategy) => {
  const { system } = outcomeOf({ strategy, members: 3, warmUp: 0 });
  const { offeredPackets, handledPackets, droppedPackets } = system.meter;
  const inside = offeredPackets - handledPackets - droppedPackets;
  expect(droppedPackets).toBe(0);
  expect(inside).toBeGreaterThanOrEqual(system.trains.size);
  expect(inside).toBeLessThanOrEqual(system.trains.size * 18);
});

test.each(clustered)(
  '%s: overloaded, packets offered are handled, dropped or still under way',
  (strategy) => {
    const { system, seen } = outcomeOf({ strategy, members: 3, warmUp: 0, rate: 6000, changes: overload });
    const { offeredPackets, handledPackets, droppedPackets } = system.meter;
    expect(seen.values['drop_ratio']).toBeGreaterThan(0.05);
    const inside = offeredPackets - handledPackets - droppedPackets;
    expect(inside).toBeGreaterThanOrEqual(system.trains.size);
    expect(inside).toBeLessThanOrEqual(system.trains.size * 18);
  },
);

/** Instances need about three times what they have, and their queues hold a hundred packets. */
const overload: Changes = { appliance: { instanceQueue: 100, costs: { mediumPacket: 100_000 } } };

test.each(clustered)(
  '%s: a last packet that is dropped at once frees no row that the answer to it still needs',
  (strategy) => {
    const changes: Changes = {
      appliance: { ports: { ring: 16, count: 1 }, costs: { sndPacket: 100_000 } },
      traffic: { asymmetricShare: 1 },
    };
    for (let replication = 0; replication < 6; replication++) {
      const { seen } = outcomeOf({ strategy, members: 3, rate: 6000, replication, changes }); // checks conservation
      expect(seen.values['drop_ratio']).toBeGreaterThan(0.1);
    }
  },
);

test.each(clustered)('%s: no row of a train or of a connection is left behind', (strategy) => {
  const system = new System(planOf({ strategy, members: 3 }));
  system.start();
  const alive: number[] = [];
  for (const second of [1, 2, 3]) {
    system.simulator.run(second * S);
    const { opened, closed, refused } = system.story;
    expect(system.trains.size).toBe(underWay(system));
    expect(system.connections.size - (opened - closed - refused)).toBe(0);
    alive.push(system.connections.size);
  }
  const { traffic } = system.plan.config;
  const { totalGap } = system.scripts[0].script;
  const expected = (2000 * (totalGap * traffic.roundTripTime.mean + traffic.keepAlive)) / S;
  for (const count of alive) expectWithin(count, expected, Math.sqrt(expected));
});

test('Rows of refused connections are freed too', () => {
  const system = new System(
    planOf({ strategy: 'single-gateway', members: 1, rate: 6000, changes: overload }),
  );
  system.start();
  system.simulator.run(2 * S);
  const { opened, closed, refused } = system.story;
  const ended = closed + refused;
  expect(refused).toBeGreaterThan(100);
  expect(system.trains.size).toBe(underWay(system));
  // A refused connection stays until its next step, a round trip later.
  expect(system.connections.size).toBeGreaterThanOrEqual(opened - ended);
  expect(system.connections.size - (opened - ended)).toBeLessThan(100);
});

test('The same plan gives the same observations, whatever ran before', () => {
  const plan = planOf({ strategy: 'hypersync', members: 3 });
  const run = (): unknown => simulate(plan, S / 4, S / 4);
  const first = run();
  outcomeOf({ strategy: 'clusterxl-load-sharing-multicast', members: 5, seed: 9, duration: S / 4 });
  outcomeOf({ strategy: 'no-sync', members: 8, changes: { traffic: { talkers: 10, talkerSkew: 2 } } });
  expect(run()).toEqual(first);
});

test('Another seed, another replication, another size: another course', () => {
  const fingerprint = (run: Run): string => outcomeOf({ ...run, duration: S / 4 }).seen.fingerprint;
  const courses = [{}, { seed: 2 }, { replication: 1 }, { members: 3 }, { scale: 0.5 }].map(fingerprint);
  expect(new Set(courses).size).toBe(courses.length);
});

test('Every strategy and every size is offered the same packets of the same connections', () => {
  const offered = ['single-gateway', ...clustered].flatMap((strategy) =>
    [1, 3, 8].map((members) => {
      const { system } = outcomeOf({ strategy, members: strategy === 'single-gateway' ? 1 : members });
      const { offeredPackets, offeredBytes } = system.meter;
      return [offeredPackets, offeredBytes, system.source.births, system.story.opened];
    }),
  );
  expect(new Set(offered.map((figures) => figures.join())).size).toBe(1);
});

test.each(clustered)('%s forwards what it is offered, neither less nor more', (strategy) => {
  const changes = { traffic: { asymmetricShare: 0.5 } };
  const { system, seen } = outcomeOf({ strategy, members: 5, changes, duration: 2 * S });
  const { script } = system.scripts[0];
  expect(seen.values['throughput_bps'] / (2000 * script.bytes * 8)).toBeCloseTo(1, 3);
  expect(seen.values['packet_rate_pps'] / (2000 * script.packets)).toBeCloseTo(1, 3);
});

/** Share of the packets from servers that were corrected. */
function correctedShare(run: Run): { share: number; connections: number } {
  const { system } = outcomeOf(run);
  const { server, script } = system.scripts[0];
  const fromServers = server.packets.reduce((sum, packets) => sum + packets, 0) / script.packets;
  const { handledPackets } = system.meter;
  return {
    share: system.maker.passedOn.reduce((sum, packets) => sum + packets, 0) / (handledPackets * fromServers),
    connections: system.source.births,
  };
}

describe.each(['hypersync', 'clusterxl-load-sharing-multicast'])('%s', (strategy) => {
  test.each([2, 3, 5, 8])(
    'Of %i members all but one in N get the packets of a direction that is keyed independently',
    (members) => {
      const changes = { traffic: { asymmetricShare: 1 } };
      const { share, connections } = correctedShare({ strategy, members, changes });
      const expected = (members - 1) / members;
      expectWithin(share, expected, Math.sqrt((expected * (1 - expected)) / connections));
    },
  );

  test('Nothing is corrected when both directions are keyed alike', () => {
    expect(correctedShare({ strategy, members: 5, changes: { traffic: { asymmetricShare: 0 } } }).share).toBe(
      0,
    );
  });
});

test('A corrected connection costs each of its two members the price of correction, and takes a hop longer', () => {
  const run = (asymmetricShare: number) =>
    outcomeOf({
      strategy: 'hypersync',
      members: 2,
      changes: {
        traffic: { asymmetricShare, classes: [query] },
        distribution: { correctionLatency: MS },
        sync: { packetCost: 0 },
      },
    }).seen;
  const [symmetric, asymmetric] = [run(0), run(1)];
  const snd = (of: typeof symmetric): number => of.members.reduce((sum, member) => sum + member.snd, 0);
  const corrected = 2000 * 0.5; // one packet each
  const { correctPacket } = world().appliance.costs;
  expectWithin(
    snd(asymmetric) - snd(symmetric),
    (corrected * 2 * correctPacket) / S,
    (2 * correctPacket * Math.sqrt(corrected)) / S,
  );
  const slower = asymmetric.values['latency_mean_s'] - symmetric.values['latency_mean_s'];
  expectWithin(slower, 0.5e-3, 0.5e-3 / Math.sqrt(2000));
});
