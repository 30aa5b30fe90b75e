import { S } from '../../src/kernel/time.js';
import { decideMove } from '../../src/model/corexl/dynamic-balancing.js';
import { type Changes, expectWithin, kindOf, type Outcome, outcomeOf, type Run } from './world.js';

/**
 * Every mechanism is switched off alone, at a load far from any limit. The loads move by what the configuration says:
 * the expectations are products of rates, shares and prices, never numbers that a run gave.
 */
const RATE = 3000;
const SPAN = 2; // seconds measured
const MULTICAST = 'clusterxl-load-sharing-multicast';
const UNICAST = 'clusterxl-load-sharing-unicast';

const INSTANCES = 3; // cores of each class of a member
const SNDS = 1;

/** One class of TCP pages, nothing asymmetric, no common tables, every talker alike: what a test does not switch on. */
const quiet: Changes = {
  traffic: { asymmetricShare: 0, talkers: 20_000, classes: [kindOf()] },
  sync: { sharedTableShare: 0 },
};

function ran(run: Run): Outcome {
  const { traffic, sync, ...rest } = run.changes ?? {};
  const changes = {
    ...rest,
    traffic: { ...quiet.traffic, ...traffic },
    sync: { ...quiet.sync, ...sync },
  };
  return outcomeOf({ rate: RATE, duration: SPAN * S, ...run, changes });
}

/** Core seconds of work per second of all members: at instances, and at SNDs. */
const fwWork = ({ seen }: Outcome): number => sum(seen.members.map(({ fw }) => fw * INSTANCES));
const sndWork = ({ seen }: Outcome): number => sum(seen.members.map(({ snd }) => snd * SNDS));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Asserts a difference of loads that comes from `count` independent events a second. */
function expectRemoved(removed: number, expected: number, count = RATE): void {
  expectWithin(removed, expected, expected * Math.sqrt(2 / (count * SPAN)));
}

/** Records of a page under delta sync: opened, established, closed. */
const RECORDS = 3;

describe('State synchronisation', () => {
  test.each([2, 4, 8])('Under multicast every update is applied by all of %i members but one', (members) => {
    const run: Run = { strategy: MULTICAST, members };
    const on = ran(run);
    const off = ran({ ...run, changes: { sync: { applyCost: 0 } } });
    const { applyCost } = on.system.plan.config.sync;
    expectRemoved(fwWork(on) - fwWork(off), (RATE * RECORDS * (members - 1) * applyCost) / S);
    expect(sndWork(on)).toBe(sndWork(off));
  });

  test('The standby members of high availability apply every update too', () => {
    const run: Run = { strategy: 'clusterxl-high-availability', members: 3 };
    const on = ran(run);
    const off = ran({ ...run, changes: { sync: { applyCost: 0 } } });
    const applied = (RATE * RECORDS * on.system.plan.config.sync.applyCost) / S;
    const removed = on.seen.members.map(({ fw }, member) => (fw - off.seen.members[member].fw) * INSTANCES);
    expect(removed[0]).toBeCloseTo(0, 9);
    expectRemoved(removed[1], applied);
    expectRemoved(removed[2], applied);
  });

  test.each([2, 8])('Building an update costs once, however many of %i members get it', (members) => {
    const run: Run = { strategy: 'sync-to-all', members };
    const on = ran(run);
    const off = ran({ ...run, changes: { sync: { generateCost: 0 } } });
    expectRemoved(fwWork(on) - fwWork(off), (RATE * RECORDS * on.system.plan.config.sync.generateCost) / S);
  });

  test('A sync packet costs the SNDs of its sender and of each receiver', () => {
    const members = 4;
    const run: Run = { strategy: 'sync-to-all', members };
    const on = ran(run);
    const off = ran({ ...run, changes: { sync: { packetCost: 0 } } });
    const received = on.seen.values['sync_messages_per_s'];
    const charges = received + received / (members - 1);
    const { packetCost } = on.system.plan.config.sync;
    expect(((sndWork(on) - sndWork(off)) * S) / packetCost / charges).toBeCloseTo(1, 2);
  });

  test('Without delay HyperSync copies every connection, with a delay beyond every life none', () => {
    const run = (delay: number): Outcome =>
      ran({
        strategy: 'hypersync',
        members: 3,
        changes: { sync: { delay }, tables: { tcpEndTimeout: 0 } },
      });
    const [at, never] = [run(0), run(100 * S)];
    const copies = ({ seen }: Outcome): number => sum(seen.members.map((member) => member.copies));
    expect(copies(at) / at.seen.values['concurrent_connections']).toBeCloseTo(1, 2);
    expect(copies(never)).toBe(0);
    expect(never.system.network.sent).toBe(0);
    const { applyCost, generateCost } = at.system.plan.config.sync;
    expectRemoved(fwWork(at) - fwWork(never), (RATE * 2 * (applyCost + generateCost)) / S); // the copy and its end
  });

  test.each([0.2, 0.4])('A delay of %d s spares HyperSync those that do not live as long', (seconds) => {
    const variation = 0;
    const run = (delay: number): Outcome =>
      ran({
        strategy: 'hypersync',
        members: 3,
        changes: { traffic: { roundTripTime: { variation } }, sync: { delay } },
      });
    const [on, never] = [run(seconds * S), run(100 * S)];
    const { sync, traffic } = on.system.plan.config;
    const transfer = on.system.scripts[0].script.totalGap * traffic.roundTripTime.mean;
    const lasting = Math.exp(-(seconds * S - transfer) / traffic.keepAlive);
    const expected = (RATE * lasting * 2 * (sync.applyCost + sync.generateCost)) / S;
    expectRemoved(fwWork(on) - fwWork(never), expected, RATE * lasting);
  });

  test('Each backup that HyperSync makes costs as much as the first', () => {
    const run = (localBackups: number): number =>
      fwWork(ran({ strategy: 'hypersync', members: 4, changes: { sync: { localBackups, delay: 0 } } }));
    const [none, one, three] = [0, 1, 3].map(run);
    expect((three - none) / (one - none)).toBeCloseTo(3, 2);
  });

  test('The work of HyperSync for a connection does not grow with the members, that of multicast does', () => {
    const perConnection = (strategy: string, members: number): number => {
      const changes = { sync: { heartbeatCost: 0, packetCost: 0, delay: S / 5 } };
      return sum(ran({ strategy, members, changes }).seen.members.map(({ sync }) => sync));
    };
    expect(perConnection('hypersync', 8) / perConnection('hypersync', 2)).toBeCloseTo(1, 1);
    const { applyCost, generateCost } = ran({}).system.plan.config.sync;
    const grown = (7 * applyCost + generateCost) / (applyCost + generateCost);
    expect(perConnection(MULTICAST, 8) / perConnection(MULTICAST, 2) / grown).toBeCloseTo(1, 1);
  });

  test('A change of a table that all keep costs one update built and N - 1 applied, for HyperSync as well', () => {
    const members = 4;
    const run = (sharedTableShare: number): Outcome =>
      ran({ strategy: 'hypersync', members, changes: { sync: { sharedTableShare, delay: 100 * S } } });
    const [on, off] = [run(0.5), run(0)];
    const { applyCost, generateCost } = on.system.plan.config.sync;
    const expected = (RATE * 0.5 * ((members - 1) * applyCost + generateCost)) / S;
    expectRemoved(fwWork(on) - fwWork(off), expected, RATE * 0.5);
  });
});

describe('Heartbeats', () => {
  test.each([2, 5])(
    'Every member of %i pays for its own and for those of all others, at every tick',
    (members) => {
      const run: Run = { strategy: 'hypersync', members };
      const on = ran(run);
      const off = ran({ ...run, changes: { sync: { heartbeatCost: 0 } } });
      const { heartbeatCost, tick } = on.system.plan.config.sync;
      expect((fwWork(on) - fwWork(off)) / ((members * members * heartbeatCost) / tick)).toBeCloseTo(1, 6);
    },
  );

  test('They are not sampled: a run of a tenth of the connections is charged all of them', () => {
    const run = (heartbeatCost: number): number =>
      fwWork(ran({ strategy: 'hypersync', members: 3, scale: 0.1, changes: { sync: { heartbeatCost } } }));
    const { tick } = ran({}).system.plan.config.sync;
    expect((run(50_000) - run(0)) / ((9 * 50_000) / tick)).toBeCloseTo(1, 6);
  });
});

describe('The way of a packet to its member', () => {
  test.each([2, 4, 8])('Each flooded packet is discarded by all of %i members but one', (members) => {
    const run: Run = { strategy: MULTICAST, members };
    const on = ran(run);
    const off = ran({ ...run, changes: { appliance: { costs: { discardPacket: 0 } } } });
    const { discardPacket } = on.system.plan.config.appliance.costs;
    const expected = (RATE * on.system.scripts[0].script.packets * (members - 1) * discardPacket) / S;
    expect((sndWork(on) - sndWork(off)) / expected).toBeCloseTo(1, 3);
    expect(fwWork(on)).toBe(fwWork(off));
  });

  test.each([2, 3, 5])(
    'The pivot of %i members pays to receive and to forward what it does not inspect',
    (members) => {
      const run: Run = { strategy: UNICAST, members };
      const on = ran(run);
      const off = ran({ ...run, changes: { appliance: { costs: { forwardPacket: 0 } } } });
      const [pivot] = on.seen.members;
      const { forwardPacket, sndPacket } = on.system.plan.config.appliance.costs;
      const packets = RATE * on.system.scripts[0].script.packets;
      const removed = on.seen.members.map(({ snd }, member) => snd - off.seen.members[member].snd);
      expect(removed[0] / ((packets * (1 - pivot.share) * forwardPacket) / S)).toBeCloseTo(1, 2);
      for (const other of removed.slice(1)) expect(other).toBeCloseTo(0, 5);
      const sync = ran({ ...run, changes: { appliance: { costs: { forwardPacket: 0, sndPacket: 0 } } } });
      const received = off.seen.members[0].snd - sync.seen.members[0].snd;
      expect(received / ((packets * sndPacket) / S)).toBeCloseTo(1, 2);
    },
  );

  test('A pivot inspects the share of its mode', () => {
    for (const [members, share] of [
      [2, 0.3],
      [3, 0.2],
      [4, 0.1],
      [5, 0],
    ]) {
      const { seen } = ran({ strategy: UNICAST, members, duration: S / 10 });
      expect(seen.members[0].share).toBeCloseTo(share, 1);
    }
  });

  test.each(['hypersync', MULTICAST])(
    '%s corrects asymmetric connections alone, at a price on both sides',
    (strategy) => {
      const members = 4;
      const run = (asymmetricShare: number, correctPacket: number): Outcome =>
        ran({
          strategy,
          members,
          changes: { traffic: { asymmetricShare }, appliance: { costs: { correctPacket } } },
        });
      const [on, off, none] = [run(0.5, 350), run(0.5, 0), run(0, 350)];
      const { server } = on.system.scripts[0];
      const moved = RATE * 0.5 * (1 - 1 / members);
      const packets = moved * sum(Array.from(server.packets));
      expectRemoved(sndWork(on) - sndWork(off), (packets * 2 * 350) / S, moved);
      expect(sndWork(run(0, 0))).toBe(sndWork(none));
    },
  );

  test('An asymmetric connection also costs HyperSync a copy at once', () => {
    const members = 4;
    const run = (asymmetricShare: number): Outcome =>
      ran({
        strategy: 'hypersync',
        members,
        changes: { traffic: { asymmetricShare }, sync: { delay: 100 * S } },
      });
    const [on, off] = [run(0.5), run(0)];
    const { applyCost, generateCost } = on.system.plan.config.sync;
    const moved = RATE * 0.5 * (1 - 1 / members);
    expectRemoved(fwWork(on) - fwWork(off), (moved * RECORDS * (applyCost + generateCost)) / S, moved);
  });
});

describe('Imbalance', () => {
  const hottest = (traffic: Changes['traffic'] & object, members = 4): number => {
    const { seen } = ran({ strategy: 'no-sync', members, duration: S / 2, changes: { traffic } });
    return Math.max(...seen.members.map(({ share }) => share * members));
  };

  test('Many talkers that are alike load the members alike', () => {
    const talkers = 200_000;
    // The largest of a few Poisson numbers is hardly ever four standard deviations above their mean.
    expect(hottest({ talkers, talkerSkew: 0 })).toBeLessThan(1 + 4 * Math.sqrt(4 / talkers));
  });

  test('Few talkers, and uneven ones, load one member more, and more so where members are many', () => {
    const even = hottest({ talkers: 20_000, talkerSkew: 0 });
    const uneven = hottest({ talkers: 20_000, talkerSkew: 1 });
    expect(uneven).toBeGreaterThan(1.02);
    expect(uneven).toBeGreaterThan(even);
    expect(hottest({ talkers: 20_000, talkerSkew: 1 }, 8)).toBeGreaterThan(uneven);
    expect(hottest({ talkers: 200, talkerSkew: 0 })).toBeGreaterThan(even);
  });

  test("A member's load is its share of the whole", () => {
    const { seen, system } = ran({
      strategy: 'no-sync',
      members: 4,
      changes: { traffic: { talkerSkew: 1 } },
    });
    const [{ sndTotal, instanceTotal }] = system.scripts;
    for (const { share, snd, fw } of seen.members) {
      expect(snd / ((share * RATE * sndTotal) / S / SNDS)).toBeCloseTo(1, 2);
      expect(fw / ((share * RATE * instanceTotal) / S / INSTANCES)).toBeCloseTo(1, 2);
    }
  });
});

describe('All together', () => {
  const nothing: Changes = {
    appliance: { costs: { discardPacket: 0 } },
    sync: { applyCost: 0, generateCost: 0, packetCost: 0, heartbeatCost: 0 },
  };

  test.each(['hypersync', 'sync-to-all', MULTICAST])(
    'With every cost of the cluster at nothing %s is ideal sharing',
    (strategy) => {
      const loads = (of: string): number[] =>
        ran({ strategy: of, members: 4, changes: nothing }).seen.members.flatMap(({ snd, fw }) => [snd, fw]);
      const ideal = loads('no-sync');
      loads(strategy).forEach((load, index) => expect(load).toBeCloseTo(ideal[index], 9));
    },
  );

  test.each([2, 5, 8])(
    'Ideal sharing divides the work of one gateway by %i members, and adds none',
    (members) => {
      const [one, all] = [
        ran({ strategy: 'single-gateway', members: 1 }),
        ran({ strategy: 'no-sync', members }),
      ];
      expect(fwWork(all) / fwWork(one)).toBeCloseTo(1, 6);
      expect(sndWork(all) / sndWork(one)).toBeCloseTo(1, 6);
    },
  );

  test('High availability has one member do the work of a gateway', () => {
    const one = ran({ strategy: 'single-gateway', members: 1 });
    const cluster = ran({ strategy: 'clusterxl-high-availability', members: 3, changes: nothing });
    expect(cluster.seen.members[0].fw).toBeCloseTo(one.seen.members[0].fw, 9);
    expect(cluster.seen.members.slice(1).map(({ fw, snd }) => [fw, snd])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('Inside a member', () => {
  test('The accelerated path spares the instances all packets but the first and the last', () => {
    const run = (path: 'accelerated' | 'medium' | 'firewall'): Outcome =>
      ran({ strategy: 'single-gateway', members: 1, changes: { traffic: { path } } });
    const [accelerated, medium, firewall] = [run('accelerated'), run('medium'), run('firewall')];
    const { costs } = medium.system.plan.config.appliance;
    const [{ script }] = medium.system.scripts;
    const between = script.packets - 1 - 3; // SYN; FIN with its acknowledgements
    const content = 20_000 + 40 * (script.packets - 1 - 3 - 3); // bytes of the transfer
    const spared = between * costs.mediumPacket + (content / 1000) * costs.mediumKilobyte;
    expect((fwWork(medium) - fwWork(accelerated)) / ((RATE * spared) / S)).toBeCloseTo(1, 2);
    expectRemoved(sndWork(accelerated) - sndWork(medium), (RATE * between * costs.acceleratedPacket) / S);
    const slow = script.packets * costs.firewallPacket + costs.firstPacket + costs.lastPacket;
    expect(fwWork(firewall) / ((RATE * slow) / S)).toBeCloseTo(1, 2);
  });

  test('Dynamic balancing comes to the split that its decisions reach from the loads alone', () => {
    const cores = 8;
    const rate = 6000;
    const appliance = (enabled: boolean): Changes['appliance'] & object => ({
      cores,
      dynamicBalancing: { enabled },
      costs: { sndPacket: 6000 },
    });
    const run = (enabled: boolean): Outcome =>
      ran({
        strategy: 'single-gateway',
        members: 1,
        rate,
        duration: S,
        changes: { appliance: appliance(enabled) },
      });
    const [off, on] = [run(false), run(true)];
    const [{ sndTotal, instanceTotal }] = off.system.scripts;
    let snd = 2;
    for (;;) {
      const fw = cores - snd;
      const loads = { snd: (rate * sndTotal) / S / snd, fw: (rate * instanceTotal) / S / fw };
      if (decideMove({ ...loads, sndCores: snd, fwCores: fw }, 0.1, cores - 2) !== 'add-snd') break;
      snd++;
    }
    expect(off.seen.members[0].split.snd).toBe(2);
    expect(on.seen.members[0].split).toEqual({ snd, fw: cores - snd, shared: false });
    expect(snd).toBeGreaterThan(2);
    const busiest = ({ seen }: Outcome): number => Math.max(seen.members[0].snd, seen.members[0].fw);
    expect(busiest(on)).toBeLessThan(busiest(off));
  });

  test('The dispatcher loads the instances alike', () => {
    const { seen } = ran({ strategy: 'single-gateway', members: 1, rate: 6000 });
    const loads = seen.cores.slice(SNDS).map(({ fw }) => fw);
    expect(Math.max(...loads) / Math.min(...loads)).toBeLessThan(1.02);
  });
});
