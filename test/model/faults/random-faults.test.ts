import { InvariantViolation } from '../../../src/kernel/invariant.js';
import { MS, S } from '../../../src/kernel/time.js';
import type { Fault } from '../../../src/model/faults/fault.js';
import { observe } from '../../../src/model/observe.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { strategies } from '../../../src/model/strategies/index.js';
import { System } from '../../../src/model/system.js';
import { createGenerator } from '../../../src/random/generator.js';
import { type Changes, kindOf, planOf, query } from '../world.js';
import { FaultCheckers } from './fault-checkers.js';

const SPAN = 700 * MS;
const SEEDS = 40;

/** Pages and queries, some asymmetric, that live about as long as copies take. */
const changes: Changes = {
  traffic: {
    classes: [kindOf({ share: 0.8 }), { ...query, share: 0.2 }],
    asymmetricShare: 0.3,
    talkerSkew: 0.8,
    keepAlive: 100 * MS,
  },
  sync: { tick: 20 * MS, delay: 60 * MS, sharedTableShare: 0.2, restorationRate: 5000, fullSyncRate: 5000 },
};

const VERBS = ['crash', 'restart', 'remove'];

/** Any verbs on any members at any instants, whether they make sense or not. */
function randomFaults(seed: number, members: number): Fault[] {
  const generator = createGenerator(`faults ${seed}`);
  const below = (count: number): number => Math.floor(generator.uniform() * count);
  return Array.from({ length: 1 + below(6) }, () => ({
    at: below(SPAN),
    do: VERBS[below(VERBS.length)],
    member: 1 + below(members),
  }));
}

/** Runs a schedule with all checks on; `plant` breaks the model first. */
function checked(strategy: string, seed: number, plant: (system: System) => void = () => undefined) {
  const members = strategy === 'single-gateway' ? 1 : 2 + (seed % 4);
  const faults = randomFaults(seed, members);
  const system = new System(planOf({ strategy, members, seed, faults, changes, rate: 200 * members }));
  plant(system);
  const checkers = new FaultCheckers(system);
  system.start();
  system.simulator.run(S / 10);
  system.reset();
  system.faults!.start(SPAN);
  system.simulator.run(S / 10 + SPAN);
  checkConservation(system);
  return { system, breaches: [...checkers.breaches] };
}

const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

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

test.each(['hypersync', 'clusterxl-load-sharing-multicast'])(
  '%s: the same faults give the same course',
  (strategy) => {
    for (const seed of [1, 2, 3]) {
      const [first, second] = [checked(strategy, seed), checked(strategy, seed)].map(({ system }) =>
        observe(system, SPAN),
      );
      expect(second).toEqual(first);
    }
  },
);

describe('A check catches a model that', () => {
  /** Breaches of all seeds under a plant. */
  const found = (plant: (system: System) => void): string[] =>
    seeds.slice(0, 20).flatMap((seed) => checked('hypersync', seed, plant).breaches);

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
