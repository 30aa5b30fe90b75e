import { InvariantViolation } from '../../../src/kernel/invariant.js';
import { MS, S } from '../../../src/kernel/time.js';
import { type Fault, membersOutside } from '../../../src/model/faults/fault.js';
import { observe } from '../../../src/model/observe.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { strategies } from '../../../src/model/strategies/index.js';
import { System } from '../../../src/model/system.js';
import { createGenerator } from '../../../src/random/generator.js';
import { type Changes, kindOf, planOf, query } from '../world.js';
import { FaultCheckers } from './fault-checkers.js';

const SPAN = 700 * MS;
const SEEDS = 24;

/** Pages and queries, some asymmetric, that live about as long as copies take. */
const changes: Changes = {
  traffic: {
    classes: [kindOf({ share: 0.8 }), { ...query, share: 0.2 }],
    asymmetricShare: 0.3,
    talkerSkew: 0.8,
    keepAlive: 100 * MS,
  },
  sync: { tick: 20 * MS, delay: 60 * MS, sharedTableShare: 0.2, restorationRate: 5000, fullSyncRate: 5000 },
  management: { policySize: 2e6, configurationSize: 2e5, policyWork: 5 * MS, configurationWork: 2 * MS },
};

const MEMBER_VERBS = [
  ...['crash', 'restart', 'remove', 'join', 'slow-member'],
  ...['install-policy', 'change-configuration'],
];

/** Any verbs on any members at any instants, whether they make sense or not. */
function randomFaults(seed: number, members: number): Fault[] {
  const generator = createGenerator(`faults ${seed}`);
  const below = (count: number): number => Math.floor(generator.uniform() * count);
  const faults: Fault[] = Array.from({ length: 1 + below(8) }, () => ({
    at: below(SPAN),
    do: MEMBER_VERBS[below(MEMBER_VERBS.length)],
    member: 1 + below(members),
    speed: 0.2,
    ...(below(2) === 0 && { for: 1 + below(SPAN / 4) }),
  }));
  // Somebody is there at the start.
  return membersOutside(faults).length < members ? faults : [{ at: 0, do: 'remove', member: 1 }, ...faults];
}

/** As above, but most of the work is of connections that HyperFlow takes in parts. */
const elephants: Changes = {
  ...changes,
  appliance: {
    hyperFlow: { enabled: true, interval: 5 * MS, instanceLoad: 0.05, connectionAge: 0, instances: 3 },
    costs: { mediumKilobyte: 20_000, trainPart: 2000 },
  },
  traffic: { ...changes.traffic, classes: [kindOf({ object: 300_000 })] },
};

/** As above, with tables that own entries and copies fill. */
const tight: Changes = {
  ...changes,
  tables: { connectionLimit: 45, tcpEndTimeout: 50 * MS, udpTimeout: 80 * MS },
};

/** A spare member that comes and goes all the time. */
const pool = {
  autoScaling: {
    ...{ standby: 1, joinAbove: 0.02, leaveBelow: 0.019, interval: 20 * MS },
    ...{ hold: 20 * MS, coolDown: 50 * MS, activation: 10 * MS },
  },
};
/** The same on top of a sync network that loses, delays and parts at random. */
function withSyncFaults(seed: number, members: number): Fault[] {
  const generator = createGenerator(`sync faults ${seed}`);
  const below = (count: number): number => Math.floor(generator.uniform() * count);
  const some = (): number[] => {
    const chosen = Array.from({ length: members }, (_, member) => member + 1).filter(() => below(2) === 0);
    return chosen.length > 0 ? chosen : [1 + below(members)];
  };
  const lasts = (): { for?: number } => (below(3) > 0 ? { for: 1 + below(SPAN / 2) } : {});
  const verbs: (() => Fault)[] = [
    () => ({ at: below(SPAN), do: 'sync-loss', share: generator.uniform() / 2, ...lasts() }),
    () => ({ at: below(SPAN), do: 'sync-loss', share: generator.uniform(), member: 1 + below(members) }),
    () => ({ at: below(SPAN), do: 'sync-delay', latency: below(80 * MS), ...lasts() }),
    () => ({ at: below(SPAN), do: 'sync-partition', members: some(), ...lasts() }),
    () => ({ at: below(SPAN), do: 'sync-repair' }),
  ];
  const sync = Array.from({ length: 1 + below(5) }, () => verbs[below(verbs.length)]());
  return [...sync, ...(below(2) === 0 ? randomFaults(seed, members) : [])];
}

const membersOf = (strategy: string, seed: number): number =>
  strategy === 'single-gateway' ? 1 : 2 + (seed % 4);

/** Runs a schedule with all checks on; `plant` breaks the model first. */
function checked(
  strategy: string,
  seed: number,
  plant: (system: System) => void = () => undefined,
  world: Changes = changes,
  given?: readonly Fault[],
) {
  const members = membersOf(strategy, seed);
  const faults = given ?? randomFaults(seed, members);
  const spare = members > 2 && membersOutside(faults).length + 1 < members - 1 ? pool : {};
  const plan = planOf({ strategy, members, seed, faults, changes: world, rate: 200 * members, ...spare });
  const system = new System(plan);
  plant(system);
  const checkers = new FaultCheckers(system);
  system.start();
  system.simulator.run(S / 10);
  system.reset();
  system.faults!.start(SPAN);
  system.simulator.run(S / 10 + SPAN);
  checkConservation(system);
  checkers.tables();
  return { system, breaches: [...checkers.breaches] };
}

/** The same on a sync network that fails too. */
const checkedSync = (strategy: string, seed: number, plant?: (system: System) => void) =>
  checked(strategy, seed, plant, changes, withSyncFaults(seed, membersOf(strategy, seed)));

const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
/** For each world beside the usual one. */
const few = seeds.slice(0, 8);

test.each(strategies.map(({ name }) => name))(
  '%s: whatever fails whenever, connections and packets are accounted for and owners are unique',
  (strategy) => {
    const lost = seeds.map((seed) => {
      const { system, breaches } = checked(strategy, seed);
      expect({ seed, breaches }).toEqual({ seed, breaches: [] });
      return system.story.lost;
    });
    expect(Math.max(...lost)).toBeGreaterThan(0);
  },
);

test.each(strategies.map(({ name }) => name))(
  '%s: whatever the sync network does besides, records are accounted for by cause, and owners are unique',
  (strategy) => {
    for (const seed of seeds.slice(0, 25)) {
      const { breaches } = checkedSync(strategy, seed);
      expect({ seed, breaches }).toEqual({ seed, breaches: [] });
    }
  },
);

test.each(['hypersync', 'clusterxl-load-sharing-multicast'])(
  '%s: the same faults give the same course',
  (strategy) => {
    for (const seed of [1, 2, 3]) {
      const run = () => observe(checkedSync(strategy, seed).system, SPAN);
      const [first, second] = [run(), run()];
      expect(second).toEqual(first);
    }
  },
);

const all = strategies.map(({ name }) => name);

test.each(all)('%s: elephants in parts are accounted for, whatever fails whenever', (strategy) => {
  const parts = few.map((seed) => {
    const { system, breaches } = checked(strategy, seed, undefined, elephants);
    expect({ seed, breaches }).toEqual({ seed, breaches: [] });
    return system.modules.reduce((sum, { hyperFlow }) => sum + hyperFlow!.parts, 0);
  });
  expect(Math.max(...parts)).toBeGreaterThan(50);
});

test.each(all)('%s: full tables are accounted for, whatever fails whenever', (strategy) => {
  const runs = few.map((seed) => {
    const { system, breaches } = checked(strategy, seed, undefined, tight);
    expect({ seed, breaches }).toEqual({ seed, breaches: [] });
    return system;
  });
  expect(Math.max(...runs.map(({ meter }) => meter.dropped['table-full']))).toBeGreaterThan(0);
});

describe('A check catches a model that', () => {
  /** Breaches of all seeds under a plant. */
  const found = (plant: (system: System) => void, world = changes): string[] =>
    seeds.slice(0, 20).flatMap((seed) => checked('hypersync', seed, plant, world).breaches);

  test('lets a member in that has no policy', () => {
    const plant = ({ faults }: System): void => {
      const { management } = faults!.cluster;
      if (management !== null) management.pull = (_member, onDone) => onDone();
    };
    expect(found(plant)).toContain('a member is up without a policy');
  });

  test('gives a member a version ahead of its time', () => {
    const plant = ({ faults }: System): void => {
      const { management } = faults!.cluster;
      if (management !== null) management.versions.policy.of[0] = 7;
    };
    expect(found(plant)).toContain('a member has a version that nobody gave out');
  });

  test('elects nobody when the member that manages fails', () => {
    const plant = ({ faults }: System): void => {
      const { recorder } = faults!.cluster;
      const happened = recorder.happened.bind(recorder);
      recorder.happened = (what, member) => {
        if (what !== 'smo elected') happened(what, member);
      };
    };
    expect(found(plant)).toContain('the wrong member manages');
  });

  test('loses windows of a policy without a trace', () => {
    const plant = ({ faults }: System): void => {
      const transfers = faults!.cluster.management?.transfers;
      if (transfers !== undefined) transfers.lost = -1;
    };
    expect(() => found(plant)).toThrow(InvariantViolation);
  });

  test('keeps what lingered in the table of a member that crashed', () => {
    const plant = ({ entries }: System): void => {
      entries.lose = () => undefined;
      entries.lingering = () => 0;
    };
    expect(found(plant, tight)).toContain('a table holds other entries than it should');
  });

  test('takes over a connection without entering it', () => {
    const plant = ({ entries, faults }: System): void => {
      const { takeover } = faults!.cluster;
      const changed = takeover.membershipChanged.bind(takeover);
      const hold = entries.hold.bind(entries);
      takeover.membershipChanged = () => {
        entries.hold = () => undefined;
        changed();
        entries.hold = hold;
      };
    };
    expect(found(plant)).toContain('a table holds other entries than it should');
  });

  test('lets parts of trains go with their member and their trains wait for them', () => {
    const plant = ({ modules }: System): void => {
      for (const { hyperFlow } of modules) {
        const keeps = hyperFlow!.keeps.bind(hyperFlow);
        let jobs = 0;
        hyperFlow!.keeps = (job) => ++jobs % 3 === 0 || keeps(job);
      }
    };
    const faults = [
      { at: 500 * MS, do: 'crash', member: 2 },
      { at: 650 * MS, do: 'restart', member: 2 },
    ];
    const breaches = few.flatMap((seed) => checked('hypersync', seed, plant, elephants, faults).breaches);
    expect(breaches).toContain('a member comes back with parts of trains of its earlier life');
  });

  test('gives a connection a second owner within an epoch', () => {
    const plant = ({ faults, connections, modules }: System): void => {
      const { delivery } = faults!;
      const deliver = delivery.deliver.bind(delivery);
      delivery.deliver = (connection, step) => {
        deliver(connection, step);
        const next = (connections.owner[connection] + 1) % modules.length;
        if (step === 2 && !modules[next].down) connections.owner[connection] = next;
      };
    };
    expect(found(plant)).toContain('a connection has two owners in one epoch');
  });

  test('forgets the copies of survivors', () => {
    const plant = ({ faults, modules }: System): void => {
      const { takeover, copies } = faults!.cluster;
      const membersDown = takeover.membersDown.bind(takeover);
      takeover.membersDown = ([member]) => {
        const neighbour = (member + 1) % modules.length;
        for (const connection of copies.open) copies.forget(connection, neighbour);
        membersDown([member]);
      };
    };
    expect(found(plant)).toContain('a connection that a survivor knew is lost');
  });

  test('leaves connections with the dead', () => {
    const plant = ({ faults }: System): void => {
      faults!.cluster.takeover.membershipChanged = () => undefined;
    };
    expect(found(plant)).toContain('a connection has an owner that is known to be dead');
  });

  test('lets the dead work', () => {
    const plant = ({ modules }: System): void => {
      for (const module of modules) {
        const receive = module.receive.bind(module);
        module.receive = (train) => {
          if (module.down) module.admit(train);
          else receive(train);
        };
      }
    };
    expect(found(plant)).toContain('a member that is down handles packets');
  });

  test('loses a connection without a cause', () => {
    const plant = ({ faults }: System): void => {
      faults!.cluster.recorder.lost = () => undefined;
    };
    expect(() => found(plant)).toThrow(InvariantViolation);
  });

  test('loses update records without a cause', () => {
    const plant = ({ network }: System): void => {
      Object.defineProperty(network.losses, 'sync-network', { get: () => 0, set: () => undefined });
    };
    const run = () => seeds.map((seed) => checkedSync('hypersync', seed, plant));
    expect(run).toThrow(/sync records: \d+ lost, but/);
  });

  test('counts a record twice that was sent twice', () => {
    const plant = ({ network }: System): void => {
      const queues = network.queues!;
      const arrived = queues.arrived.bind(queues);
      queues.arrived = (receiver, message) => {
        const before = network.delivered;
        arrived(receiver, message);
        if (network.delivered === before && queues.counts.retransmitted > 0) network.delivered += 5;
      };
    };
    const run = () => seeds.map((seed) => checkedSync('clusterxl-load-sharing-multicast', seed, plant));
    expect(run).toThrow(/sync records: \d+ sent, but/);
  });

  test('drops packets unseen', () => {
    const plant = ({ modules, trains }: System): void => {
      for (const module of modules) {
        const receive = module.receive.bind(module);
        module.receive = (train) => {
          if (module.down) trains.packets[train]--;
          receive(train);
        };
      }
    };
    expect(() => found(plant)).toThrow(InvariantViolation);
  });
});
