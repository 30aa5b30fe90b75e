import { MS, S } from '../../../src/kernel/time.js';
import type { ModelConfig } from '../../../src/model/config.js';
import { memberShares } from '../../../src/model/expectations.js';
import { type Changes, expectWithin, kindOf, type Outcome, outcomeOf, query } from '../world.js';

type Mode = Partial<ModelConfig['distribution']>;

const TALKERS = 20_000;
const MEMBERS = 5;

/** So many of everything, and so alike, that keys of different fields have nothing to do with each other. */
const many: Changes['traffic'] = {
  talkers: TALKERS,
  talkerSkew: 0,
  endpoints: { clients: TALKERS, clientSkew: 0, servers: TALKERS, serverSkew: 0, servicePorts: 10 },
  nat: { hide: 0, hideAddresses: TALKERS, hidePort: 'kept' },
};

function ran(distribution: Mode, traffic: Changes['traffic'], members = MEMBERS): Outcome {
  const changes: Changes = {
    distribution,
    traffic: { asymmetricShare: 0, classes: [query], ...many, ...traffic },
    sync: { packetCost: 0 },
  };
  return outcomeOf({ strategy: 'hypersync', members, rate: 4000, warmUp: 50 * MS, duration: S / 2, changes });
}

const SYMMETRIC = 0;
const INDEPENDENT = (MEMBERS - 1) / MEMBERS;

/**
 * What each mode hashes (domain 1.2.2), written out for a connection from client C, port p, to server S, port q, of which
 * hide NAT makes client H and static NAT server R. To the left what clients' packets are keyed by, then servers' packets.
 */
test.each<[string, Mode, boolean, 'none' | 'hide' | 'static', number]>([
  ['auto-topology: S, S', { mode: 'auto-topology' }, false, 'none', SYMMETRIC],
  ['auto-topology: S, S', { mode: 'auto-topology' }, false, 'hide', SYMMETRIC],
  ['auto-topology: S, R', { mode: 'auto-topology' }, false, 'static', INDEPENDENT],
  ['auto-topology: Sp, Sp', { mode: 'auto-topology' }, true, 'none', SYMMETRIC],
  ['auto-topology: Sp, Sp', { mode: 'auto-topology' }, true, 'hide', SYMMETRIC],
  ['auto-topology: Sp, Rp', { mode: 'auto-topology' }, true, 'static', INDEPENDENT],
  ['user: S, C', { mode: 'user' }, false, 'none', INDEPENDENT],
  ['user: S, H', { mode: 'user' }, false, 'hide', INDEPENDENT],
  ['user: S, C', { mode: 'user' }, false, 'static', INDEPENDENT],
  ['user: Sp, Cq', { mode: 'user' }, true, 'none', INDEPENDENT],
  ['user: Sp, Hq', { mode: 'user' }, true, 'hide', INDEPENDENT],
  ['user: Sp, Cq', { mode: 'user' }, true, 'static', INDEPENDENT],
  ['network: C, S', { mode: 'network' }, false, 'none', INDEPENDENT],
  ['network: C, S', { mode: 'network' }, false, 'hide', INDEPENDENT],
  ['network: C, R', { mode: 'network' }, false, 'static', INDEPENDENT],
  ['network: Cq, Sp', { mode: 'network' }, true, 'none', INDEPENDENT],
  ['network: Cq, Sp', { mode: 'network' }, true, 'hide', INDEPENDENT],
  ['network: Cq, Rp', { mode: 'network' }, true, 'static', INDEPENDENT],
  ['general: CS, SC', { mode: 'general' }, false, 'none', SYMMETRIC],
  ['general: CS, SH', { mode: 'general' }, false, 'hide', INDEPENDENT],
  ['general: CS, RC', { mode: 'general' }, false, 'static', INDEPENDENT],
  ['general: CSpq, SCqp', { mode: 'general' }, true, 'none', SYMMETRIC],
  ['general: CSpq, SHqp', { mode: 'general' }, true, 'hide', INDEPENDENT],
  ['general: CSpq, RCqp', { mode: 'general' }, true, 'static', INDEPENDENT],
  ['internal user, external network: S, S', { mode: 'per-interface' }, false, 'hide', SYMMETRIC],
  [
    'internal user, external user: S, H',
    { mode: 'per-interface', external: 'user' },
    false,
    'hide',
    INDEPENDENT,
  ],
  ['internal network, external user: C, C', reversed(), false, 'none', SYMMETRIC],
  ['internal network, external user: C, H', reversed(), false, 'hide', INDEPENDENT],
  ['internal network, external user: C, C', reversed(), false, 'static', SYMMETRIC],
  ['internal network, external user: Cq, Cq', reversed(), true, 'none', SYMMETRIC],
  ['internal network, external user: Cq, Hq', reversed(), true, 'hide', INDEPENDENT],
])(
  '%s: %o with layer 4 %p and NAT %s corrects %d of the packets of servers',
  (_, mode, layer4, nat, expected) => {
    const { system } = ran({ ...mode, layer4 }, { classes: [kindOf({ ...query, nat })] });
    const corrected = system.maker.passedOn.reduce((sum, packets) => sum + packets, 0);
    const share = corrected / (system.meter.handledPackets / 2); // one packet each way
    if (expected === SYMMETRIC) expect(corrected).toBe(0);
    else {
      // Connections are drawn from talkers, whose keys are drawn once.
      const draws = 1 / (1 / system.source.births + 1 / TALKERS);
      expectWithin(share, expected, Math.sqrt((expected * (1 - expected)) / draws));
    }
  },
);

function reversed(): Mode {
  return { mode: 'per-interface', internal: 'network', external: 'user' };
}

test('Behind any free port layer 4 tells a hidden connection from its answers', () => {
  const hidden = (mode: Mode, hidePort: 'kept' | 'any'): number => {
    const nat = { hide: 1, hideAddresses: 1, hidePort };
    const { system } = ran(mode, { nat });
    return system.maker.passedOn.reduce((sum, packets) => sum + packets, 0) / system.meter.handledPackets;
  };
  expect(hidden({ layer4: true }, 'kept')).toBe(0);
  expect(hidden({ layer4: false }, 'any')).toBe(0);
  expectWithin(hidden({ layer4: true }, 'any'), INDEPENDENT / 2, 0.5 * Math.sqrt(0.16 / 2000));
});

test('The shares of the profile decide what is translated, and a class its own', () => {
  const ownKey = (traffic: Changes['traffic']): number => {
    const { system } = ran({ mode: 'general' }, { ...traffic });
    return (
      (system.maker.passedOn.reduce((sum, packets) => sum + packets, 0) / system.meter.handledPackets) * 2
    );
  };
  const nat = { hide: 0.4, hideAddresses: 1, hidePort: 'kept' as const };
  const translated = 0.3 + 0.7 * 0.4;
  const error = Math.sqrt(0.25 / 2000);
  expectWithin(ownKey({ asymmetricShare: 0.3, nat }), translated * INDEPENDENT, error);
  const classes = [
    kindOf({ ...query, share: 0.5, nat: 'none' }),
    kindOf({ ...query, name: 'other', share: 0.5 }),
  ];
  expectWithin(ownKey({ asymmetricShare: 0.3, nat, classes }), 0.5 * translated * INDEPENDENT, error);
});

describe('How evenly members are loaded', () => {
  const shares = (
    distribution: Mode,
    endpoints: Partial<ModelConfig['traffic']['endpoints']>,
    members: number,
  ) =>
    Array.from(
      memberShares(ran(distribution, { endpoints: { ...many.endpoints, ...endpoints } }, members).system),
    );

  test.each([
    ['auto-topology', { servers: 3 }],
    ['user', { servers: 3 }],
    ['network', { clients: 3 }],
  ] as const)(
    'Without ports three keys of mode %s leave five of eight members idle at least',
    (mode, endpoints) => {
      const of = shares({ mode, layer4: false }, endpoints, 8);
      expect(of.filter((share) => share === 0).length).toBeGreaterThanOrEqual(5);
      expect(Math.max(...of)).toBeGreaterThanOrEqual(1 / 3);
    },
  );

  test('Ports spread the same three servers over all members', () => {
    const of = shares({ mode: 'auto-topology', layer4: true }, { servers: 3 }, 8);
    const spread = Math.sqrt(((1 / 8) * (7 / 8)) / TALKERS);
    for (const share of of) expectWithin(share, 1 / 8, spread);
  });

  test('A server that many call makes a hot member, whatever the number of members', () => {
    const endpoints = { servers: 4, serverSkew: 1 };
    const heaviest = 1 / (1 + 1 / 2 + 1 / 3 + 1 / 4);
    for (const members of [5, 8]) {
      const hottest = Math.max(...shares({ mode: 'user', layer4: false }, endpoints, members));
      expect(hottest).toBeGreaterThanOrEqual(heaviest - 1e-3);
    }
  });

  test('Where answers are keyed by the one hide address, one member takes them all in', () => {
    const nat = { hide: 1, hideAddresses: 1, hidePort: 'kept' as const };
    const { system } = ran({ mode: 'user', layer4: false }, { nat });
    expect([...system.maker.passedOn].filter((packets) => packets > 0)).toHaveLength(1);
  });
});

test('Another mode changes who handles a connection and nothing that it is', () => {
  const offered = (distribution: Mode): number[] => {
    const { meter, source } = ran(distribution, {}).system;
    return [meter.offeredPackets, meter.offeredBytes, source.births];
  };
  expect(offered({ mode: 'general', layer4: false })).toEqual(offered({}));
});
