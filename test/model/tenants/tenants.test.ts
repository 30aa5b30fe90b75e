import { mean } from 'd3-array';
import { InvariantViolation } from '../../../src/kernel/invariant.js';
import { MS, S } from '../../../src/kernel/time.js';
import { TenantInstances } from '../../../src/model/corexl/tenant-instances.js';
import type { VirtualSystem } from '../../../src/model/parameters/virtual-systems.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { strategies } from '../../../src/model/strategies/index.js';
import type { TenantAccounts } from '../../../src/model/tenants/tenant-accounts.js';
import { withTenants } from '../../../src/model/tenants/tenant.js';
import { erlangB } from '../../../src/stats/erlang.js';
import { expectWithin, kindOf, type Outcome, outcomeOf, query, type Run, world } from '../world.js';

/** A virtual system with a share of the connections, and nothing else to itself. */
function system(name: string, share: number, changes: Partial<VirtualSystem> = {}): VirtualSystem {
  const none = { load: null, instances: null, connectionLimit: null, weight: 10 };
  return { name, share, ...none, ...changes };
}

const valuesOf = ({ seen }: Outcome, name: string): Readonly<Record<string, number>> =>
  seen.tenants!.find((tenant) => tenant.name === name)!.values;

const short: Run = { rate: 1000, warmUp: 100 * MS, duration: 300 * MS };
const others = strategies.filter(({ name }) => name !== 'vsls');

test.each(others.map(({ name }) => name))(
  '%s: one tenant that has everything changes nothing',
  (strategy) => {
    const run: Run = { ...short, strategy, members: strategy === 'single-gateway' ? 1 : 3 };
    const without = outcomeOf(run).seen;
    const { tenants, ...alone } = outcomeOf({ ...run, changes: { virtualSystems: [system('all', 1)] } }).seen;
    expect(without.tenants).toBeUndefined();
    expect(tenants).toHaveLength(1);
    expect(alone).toEqual(without);
  },
);

test('Tenants of one mixture bring the connections that there were without them: only who brings them is drawn', () => {
  const run: Run = { ...short, strategy: 'no-sync', changes: { traffic: { classes: twoClasses } } };
  const born = ({ system: { source, connections } }: Outcome) => ({
    births: source.births,
    alive: [...connections.classId.slice(0, 100)],
    buckets: [...connections.bucket.slice(0, 100)],
  });
  const virtualSystems = [system('a', 0.5), system('b', 0.5)];
  const without = outcomeOf(run);
  const withThem = outcomeOf({ ...run, changes: { ...run.changes, virtualSystems } });
  expect(born(withThem).births).toBe(born(without).births);
  expect(withThem.system.meter.offeredBytes).toBe(without.system.meter.offeredBytes);
});

const twoClasses = [kindOf({ share: 0.5 }), { ...query, share: 0.5 }];

test('Tenants bring their own classes, and what the cluster faces is the mixture of all', () => {
  const virtualSystems = [
    system('pages', 0.3, { classes: { page: 1 } }),
    system('queries', 0.2, { classes: { query: 1 } }),
    system('both', 0.5),
  ];
  const config = world({ traffic: { classes: twoClasses }, virtualSystems });
  const faced = withTenants(config);
  // 0.3 and half of 0.5; 0.2 and half of 0.5.
  expect(faced.traffic.classes.map(({ share }) => share)).toEqual([0.55, 0.45]);
  expect(withTenants(faced)).toBe(faced);
  const ran = outcomeOf({
    ...short,
    strategy: 'no-sync',
    members: 1,
    changes: { traffic: { classes: twoClasses, keepAlive: 0 }, virtualSystems },
  });
  expect(ran.system.plan.config.traffic.classes.map(({ share }) => share)).toEqual([0.55, 0.45]);
  // A query is one packet each way, and the first packet of every connection costs 50 us.
  const { offered_pps, offered_cps, throughput_bps } = valuesOf(ran, 'queries');
  expect(offered_cps).toBeCloseTo(200, 9);
  expect(throughput_bps / offered_pps).toBeCloseTo(8 * query.exchangePacket, 9);
  expect(valuesOf(ran, 'pages')['throughput_bps']).toBeGreaterThan(20 * throughput_bps);
});

test('Loads of tenants are shares of their sum', () => {
  const loads = [system('a', 0, { share: null, load: 1000 }), system('b', 0, { share: null, load: 3000 })];
  const faced = withTenants(world({ virtualSystems: loads }));
  expect(faced.virtualSystems!.map(({ share }) => share)).toEqual([0.25, 0.75]);
});

/** Small requests, at a gateway with one SND and one firewall core: 62 us of instance work and two packets each. */
const oneCore: Run = {
  strategy: 'single-gateway',
  members: 1,
  rate: 24_000,
  warmUp: 300 * MS,
  duration: 1 * S,
  changes: {
    appliance: { cores: 2, secureNetworkDistributors: 1, instanceQueue: 200 },
    traffic: { classes: [query] },
  },
};

/** Share of the core that requests take per second of 1000 of them: first packet 50 us, the last 12, two packets 1 us each and 200 B. */
const REQUEST = 1e-6 * (50 + 12 + 2 + 0.2 * 1.5);

test('On one core a tenant below half of it loses nothing, one that floods what is beyond the rest; without tenants both lose', () => {
  const quietShare = 0.25;
  const quietLoad = oneCore.rate! * quietShare * REQUEST;
  expect(quietLoad).toBeLessThan(0.45);
  const asked = oneCore.rate! * REQUEST;
  expect(asked).toBeGreaterThan(1.4);
  const virtualSystems = [system('quiet', quietShare), system('noisy', 1 - quietShare)];
  const shared = outcomeOf({ ...oneCore, changes: { ...oneCore.changes, virtualSystems } });
  expect(valuesOf(shared, 'quiet')['drop_ratio']).toBe(0);
  expect(valuesOf(shared, 'quiet')['cpu_share']).toBeCloseTo(quietLoad, 1);
  // The core is never idle.
  const busy = valuesOf(shared, 'quiet')['cpu_share'] + valuesOf(shared, 'noisy')['cpu_share'];
  expect(busy).toBeGreaterThan(0.99);
  expect(valuesOf(shared, 'noisy')['drop_ratio']).toBeGreaterThan(0.3);
  // A train of the quiet one waits for the one in service and, while both are due alike, one more: not for the queue.
  expect(valuesOf(shared, 'quiet')['latency_p99_s']).toBeLessThan(1e-3);
  expect(valuesOf(shared, 'noisy')['latency_p50_s']).toBeGreaterThan(5e-3);
  const { drop_ratio, latency_p50_s } = outcomeOf(oneCore).seen.values;
  expect(drop_ratio).toBeGreaterThan(0.2);
  expect(latency_p50_s).toBeGreaterThan(5e-3);
});

test('Connections are dispatched among the instances of their own virtual system alone', () => {
  const virtualSystems = [system('one', 0.3, { instances: 1 }), system('two', 0.7, { instances: 2 })];
  const { system: ran } = outcomeOf({ ...short, rate: 3000, members: 2, changes: { virtualSystems } });
  for (const { placement, instances } of ran.modules) {
    expect([placement!.coresOf(0), placement!.coresOf(1)]).toEqual([[1], [2, 3]]);
    const worked = (tenant: number): number[] =>
      instances.flatMap((instance, core) =>
        instance instanceof TenantInstances && instance.workOf[tenant] > 0 ? [core] : [],
      );
    expect(worked(0)).toEqual([1]);
    expect(worked(1)).toEqual([2, 3]);
  }
});

describe('The connection limit of a virtual system', () => {
  // A request lives for a round trip of 20 ms in the mean and lingers for 1 s.
  const limited = (limit: number | null): Run => ({
    strategy: 'single-gateway',
    members: 1,
    rate: 1000,
    warmUp: 2 * S,
    duration: 8 * S,
    changes: {
      traffic: { classes: [query] },
      tables: { udpTimeout: 1 * S },
      virtualSystems: [system('limited', 0.5, { connectionLimit: limit }), system('free', 0.5)],
    },
  });

  test('refuses what Erlang has no room for, and nothing of the others', () => {
    const runs = [0, 1, 2, 3].map((replication) => outcomeOf({ ...limited(480), replication }));
    const refused = runs.map((one) => valuesOf(one, 'limited')['refused_cps'] / 500);
    const blocked = erlangB(500 * 1.02, 480);
    // Blockings come in spells as long as an entry lives: about 8 independent ones a run.
    expectWithin(mean(refused)!, blocked, blocked / Math.sqrt(4 * 8));
    for (const one of runs) {
      expect(valuesOf(one, 'free')['refused_cps']).toBe(0);
      const { refused_cps, dropped_vs_limit_pps } = valuesOf(one, 'limited');
      expect(dropped_vs_limit_pps).toBe(refused_cps);
      expect(one.system.meter.dropped['vs-limit']).toBeGreaterThan(0);
      expect(one.system.meter.dropped['table-full']).toBe(0);
    }
  });

  test('is of each member: copies count in it where all members have them', () => {
    const on = (strategy: string): number => {
      const run = limited(400);
      const changes = { ...run.changes, sync: { sharedTableShare: 0 } };
      const ran = outcomeOf({ ...run, changes, strategy, members: 2, duration: 3 * S });
      return valuesOf(ran, 'limited')['refused_cps'] / 500;
    };
    expect(on('no-sync')).toBe(0); // 255 on each
    const all = on('clusterxl-load-sharing-multicast'); // 510 on each
    expectWithin(all, 1 - 400 / 510, 0.03);
  });

  test('a connection that was refused for a full table is another thing', () => {
    const run = limited(null);
    const changes = { ...run.changes, tables: { udpTimeout: 1 * S, connectionLimit: 900 } };
    const ran = outcomeOf({ ...run, changes, duration: 2 * S });
    for (const name of ['limited', 'free']) {
      const { dropped_table_full_pps, dropped_vs_limit_pps } = valuesOf(ran, name);
      expect(dropped_table_full_pps).toBeGreaterThan(0);
      expect(dropped_vs_limit_pps).toBe(0);
    }
  });
});

describe('VSLS spreads the virtual systems that are named', () => {
  const named: Run = {
    ...short,
    strategy: 'vsls',
    members: 3,
    rate: 3000,
    changes: { virtualSystems: [system('a', 0.5), system('b', 0.3, { weight: 40 }), system('c', 0.2)] },
  };

  test('by weight, whatever their traffic: the heaviest first, each to the member that has least', () => {
    const { members } = outcomeOf(named).seen;
    [0.3, 0.5, 0.2].forEach((share, member) => {
      expect(members[member].share).toBeCloseTo(share, 12);
    });
  });

  test('and only the standby of each holds copies of it', () => {
    const changes = { virtualSystems: [system('alone', 1)] };
    const { seen, system: ran } = outcomeOf({ ...named, changes });
    const [active, standby, backup] = seen.members;
    expect(active.rates.updatesBuilt).toBeGreaterThan(0);
    expect(active.copies).toBe(0);
    expect(standby.copies).toBeGreaterThan(0);
    expect(standby.rates.updatesApplied).toBeGreaterThan(0);
    expect([backup.copies, backup.rates.updatesApplied]).toEqual([0, 0]);
    expect(ran.tenants!.all[0].records).toBe(ran.network.counts.built[0]);
  });

  test('When a member crashes only its virtual system drops packets, and its standby takes over', () => {
    const faults = [{ at: 500 * MS, do: 'crash' as const, member: 2 }];
    const ran = outcomeOf({ ...named, faults, duration: 2 * S });
    const dropped = ['a', 'b', 'c'].map((name) => valuesOf(ran, name)['dropped_member_down_pps']);
    expect(dropped[0]).toBeGreaterThan(0); // a is on the second member
    expect(dropped.slice(1)).toEqual([0, 0]);
    const { story } = ran.system.tenants!.all[0];
    expect(story.lost).toBeLessThan(0.05 * story.opened);
    expect(ran.system.tenants!.all[1].story.lost).toBe(0);
  });
});

test('Under VSLS the load of a member is that of the classes that its own virtual systems bring', () => {
  const virtualSystems = [
    system('queries', 0.8, { classes: { query: 1 } }),
    system('pages', 0.2, { classes: { page: 1 } }),
  ];
  const changes = { traffic: { classes: twoClasses, keepAlive: 0 }, sync: { applyCost: 0 }, virtualSystems };
  const ran = outcomeOf({ strategy: 'vsls', members: 2, rate: 3000, duration: 2 * S, changes });
  ran.system.modules.forEach((module, member) => {
    const worked = module.instances.reduce((sum, { work, syncWork }) => sum + work + syncWork, 0);
    const measured = worked / (3 * ran.span); // three firewall cores
    // 1200 pages in 2 s and four times as many queries, whose work varies little.
    expectWithin(measured / ran.seen.members[member].fw, 1, 0.03);
  });
});

test.each(['hypersync', 'vsls'])(
  '%s: where a balancing daemon moves cores, instances move along',
  (strategy) => {
    const virtualSystems = [system('a', 0.5, { instances: 2 }), system('b', 0.5)];
    const changes = {
      appliance: {
        cores: 8,
        dynamicBalancing: { enabled: true, interval: 50 * MS, gap: 0.1 },
        costs: { sndPacket: 4000 },
      },
      virtualSystems,
    };
    const { system: ran } = outcomeOf({ strategy, members: 2, rate: 6000, changes });
    expect(ran.modules.some(({ roles }) => roles.snd.length > 2)).toBe(true);
    for (const { placement, roles } of ran.modules) {
      expect(placement!.coresOf(0)).toHaveLength(2);
      expect([...placement!.coresOf(1)].sort()).toEqual([...roles.fw].sort());
      for (const core of placement!.coresOf(0)) expect(roles.takesTraffic(core)).toBe(true);
    }
  },
);

test.each(others.filter(({ name }) => name !== 'single-gateway').map(({ name }) => name))(
  '%s: the books of every tenant balance when a member crashes and comes back',
  (strategy) => {
    const virtualSystems = [system('a', 0.5, { instances: 1 }), system('b', 0.5)];
    const faults = [
      { at: 300 * MS, do: 'crash', member: 2 },
      { at: 900 * MS, do: 'restart', member: 2 },
    ];
    const run: Run = { ...short, strategy, members: 3, duration: 1500 * MS, faults };
    const { system: ran } = outcomeOf({ ...run, changes: { virtualSystems } }); // checks the balances
    const lost = ran.tenants!.all.map(({ story }) => story.lost);
    expect(lost[0] + lost[1]).toBe(ran.story.lost);
  },
);

test('A packet or connection that is in the books of the wrong tenant breaks the run', () => {
  const virtualSystems = [system('a', 0.5), system('b', 0.5)];
  const wrong: ((of: TenantAccounts) => void)[] = [
    ({ all }) => all[0].meter.handledPackets++,
    ({ all: [a, b] }) => {
      a.meter.handledPackets++;
      b.meter.handledPackets--;
    },
    ({ all: [a, b] }) => {
      a.story.closed++;
      b.story.closed--;
    },
    ({ all }) => all[1].records++,
  ];
  for (const spoil of wrong) {
    const { system: ran } = outcomeOf({ ...short, changes: { virtualSystems } });
    spoil(ran.tenants!);
    expect(() => {
      checkConservation(ran);
    }).toThrow(InvariantViolation);
  }
});

test('Updates are attributed to the virtual system whose connection they tell of', () => {
  const virtualSystems = [
    system('pages', 0.5, { classes: { page: 1 } }),
    system('queries', 0.5, { classes: { query: 1 } }),
  ];
  const changes = {
    traffic: { classes: twoClasses, keepAlive: 0 },
    sync: { sharedTableShare: 0 },
    virtualSystems,
  };
  const run: Run = { strategy: 'sync-to-all', members: 2, rate: 2000, duration: 2 * S, changes };
  const ran = outcomeOf(run);
  const perConnection = (name: string): number =>
    valuesOf(ran, name)['sync_records_per_s'] / valuesOf(ran, name)['connection_rate_cps'];
  expect(perConnection('pages')).toBeCloseTo(3, 1); // opened, established, closed
  expect(perConnection('queries')).toBeCloseTo(2, 1); // opened, closed
});

test('In a sample of the connections tenants get the same shares of the cores, and the same is refused', () => {
  const virtualSystems = [system('limited', 0.4, { connectionLimit: 1500 }), system('free', 0.6)];
  const run: Run = {
    strategy: 'clusterxl-high-availability',
    members: 2,
    rate: 6000,
    warmUp: 1 * S,
    duration: 2 * S,
    changes: { traffic: { classes: [query] }, tables: { udpTimeout: 1 * S }, virtualSystems },
  };
  const at = (scale: number) => {
    const runs = [0, 1, 2, 3].map((replication) => outcomeOf({ ...run, scale, replication }));
    return (name: string, figure: string): number => mean(runs, (one) => valuesOf(one, name)[figure])!;
  };
  const [half, quarter] = [at(0.5), at(0.25)];
  for (const [name, figure] of [
    ['free', 'cpu_share'],
    ['limited', 'cpu_share'],
    ['limited', 'refused_cps'],
    ['free', 'concurrent_connections'],
    ['free', 'sync_records_per_s'],
  ]) {
    // 6000 a second, a quarter of them for 8 s: 12 000 connections, 1 % of which is one standard error.
    const [a, b] = [half(name, figure), quarter(name, figure)];
    expectWithin(a / b, 1, 0.02);
  }
});
