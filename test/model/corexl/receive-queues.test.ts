import { MS, S } from '../../../src/kernel/time.js';
import { decideMove } from '../../../src/model/corexl/dynamic-balancing.js';
import { receiveQueues } from '../../../src/model/corexl/receive-queues.js';
import { type Changes, outcomeOf, world } from '../world.js';

const { ports } = world().appliance;

test('Ports have the queues of their driver, or fewer where fewer are given', () => {
  expect(receiveQueues({ ports })).toBe(Infinity);
  expect(receiveQueues({ ports: { ...ports, driver: 'igb' } })).toBe(4);
  expect(receiveQueues({ ports: { ...ports, driver: 'igb', queues: 2 } })).toBe(2);
  expect(receiveQueues({ ports: { ...ports, driver: 'igb', queues: 9 } })).toBe(4);
});

test('No SND is added beyond the queues, and one that has none costs nothing to take away', () => {
  const hot = { snd: 0.9, fw: 0.2, sndCores: 2, fwCores: 14 };
  expect(decideMove(hot, 0.1, 14)).toBe('add-snd');
  expect(decideMove(hot, 0.1, 14, 2)).toBe('none');
  const idle = { snd: 0.7, fw: 0.85, sndCores: 3, fwCores: 13 };
  expect(decideMove(idle, 0.1, 14)).toBe('none'); // two SNDs would be at 1.05
  expect(decideMove(idle, 0.1, 14, 2)).toBe('add-instance'); // two do the work of three already
});

const small = (changes: Changes['appliance']): Changes => ({
  appliance: { cores: 8, secureNetworkDistributors: 4, costs: { sndPacket: 4000 }, ...changes },
});
const run = { strategy: 'single-gateway', members: 1, rate: 8000, duration: S / 2 };

test('SNDs beyond the queues of a port take no traffic, and the others take it all', () => {
  const two = outcomeOf({ ...run, changes: small({ ports: { queues: 2 } }) }).seen;
  const four = outcomeOf({ ...run, changes: small({}) }).seen;
  expect(two.cores.map(({ snd }) => snd > 0)).toEqual([true, true, ...Array<boolean>(6).fill(false)]);
  expect(four.cores.map(({ snd }) => snd > 0)).toEqual([
    ...Array<boolean>(4).fill(true),
    ...Array<boolean>(4).fill(false),
  ]);
  expect(two.members[0].snd / four.members[0].snd).toBeCloseTo(2, 9);
});

test('Dynamic Balancing stops at the queues, where it would go on without their limit', () => {
  const balanced = { dynamicBalancing: { enabled: true, interval: 50 * MS, gap: 0.1 } };
  const splitOf = (queues: number | null): number => {
    const appliance = {
      ...{ cores: 8, secureNetworkDistributors: 2, costs: { sndPacket: 8000 } },
      ...{ ports: { queues }, ...balanced },
    };
    return outcomeOf({ ...run, changes: { appliance } }).seen.members[0].split.snd;
  };
  expect(splitOf(null)).toBeGreaterThan(3);
  expect(splitOf(3)).toBe(3);
});
