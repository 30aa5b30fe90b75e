import { hash32 } from '../../random/hash.js';
import type { ModelConfig } from '../config.js';
import type { TrafficProfile, TransactionClass } from '../parameters/traffic.js';
import { endpointsOf } from './endpoints.js';

/** What is translated: nothing, the client's address and port, or the address that the client calls (VPN as well). */
export const NAT_KINDS = ['none', 'hide', 'static'] as const;
export type Nat = (typeof NAT_KINDS)[number];

/** Share of the connections of a class in which this is translated. */
export function natShare(
  kind: Pick<TransactionClass, 'nat'>,
  traffic: Pick<TrafficProfile, 'asymmetricShare' | 'nat'>,
  nat: Nat,
): number {
  if (kind.nat !== 'profile') return kind.nat === nat ? 1 : 0;
  const { asymmetricShare } = traffic;
  if (nat === 'static') return asymmetricShare;
  const { hide } = traffic.nat;
  return (1 - asymmetricShare) * (nat === 'hide' ? hide : 1 - hide);
}

/**
 * What of a packet is hashed, by the addresses and ports that are in it, in the names of the connection:
 *
 *     client, server      one address             hidden, real    the client's or the server's other address
 *     client+service      address and server port  talker          all that has the client's port, unlike any other
 *     own                  a port that this connection alone has
 */
export type KeyForm =
  | 'client'
  | 'server'
  | 'hidden'
  | 'real'
  | 'client+service'
  | 'hidden+service'
  | 'client+server'
  | 'hidden+server'
  | 'client+real'
  | 'talker'
  | 'own';

export type Keying = Pick<ModelConfig, 'distribution'> & { readonly traffic: ModelConfig['traffic'] };

/** What the packets of a client are keyed by, at the interface of its network (domain 1.2.2 to 1.2.4). */
export function clientKey({ distribution }: Keying): KeyForm {
  const { layer4 } = distribution;
  const side = modesOf(distribution).internal;
  if (side === 'general') return layer4 ? 'talker' : 'client+server';
  if (side === 'network') return layer4 ? 'client+service' : 'client';
  return layer4 ? 'talker' : 'server';
}

/** What the packets of a server are keyed by, at the interface of its network. */
export function serverKey({ distribution, traffic }: Keying, nat: Nat): KeyForm {
  const { layer4 } = distribution;
  const side = modesOf(distribution).external;
  if (side === 'general') return generalServerKey(layer4, nat);
  if (side === 'user') {
    const to = nat === 'hide' ? 'hidden' : 'client';
    return layer4 ? `${to}+service` : to;
  }
  if (!layer4) return nat === 'static' ? 'real' : 'server';
  const another = nat === 'static' || (nat === 'hide' && traffic.nat.hidePort === 'any');
  return another ? 'own' : 'talker';
}

function generalServerKey(layer4: boolean, nat: Nat): KeyForm {
  if (layer4) return nat === 'none' ? 'talker' : 'own';
  if (nat === 'none') return 'client+server';
  return nat === 'hide' ? 'hidden+server' : 'client+real';
}

function modesOf({ mode, internal, external }: ModelConfig['distribution']) {
  if (mode === 'per-interface') return { internal, external };
  if (mode === 'auto-topology') return { internal: 'user', external: 'network' } as const;
  return { internal: mode, external: mode };
}

/** A 32-bit hash of the key of a talker's packets under a salt. */
export type KeyHash = (talker: number, salt: number) => number;

/** Kinds of addresses: no two addresses have the same number. */
const [CLIENT, SERVER, HIDDEN, REAL] = [0, 1, 2, 3];

/** The hash of a form of key; none where every connection has its own. */
export function keyHash(form: Exclude<KeyForm, 'own'>, { traffic }: Keying): KeyHash {
  if (form === 'talker') return hash32;
  const { client, server } = endpointsOf(traffic);
  const { hideAddresses } = traffic.nat;
  const { servicePorts } = traffic.endpoints;
  const addresses = {
    client: (talker: number) => 4 * client[talker] + CLIENT,
    server: (talker: number) => 4 * server[talker] + SERVER,
    hidden: (talker: number) => 4 * (client[talker] % hideAddresses) + HIDDEN,
    real: (talker: number) => 4 * server[talker] + REAL,
    service: (talker: number) => server[talker] % servicePorts,
  };
  const [first, second] = form.split('+') as (keyof typeof addresses)[];
  const one = addresses[first];
  if ((second as string | undefined) === undefined) return (talker, salt) => hash32(one(talker), salt);
  const other = addresses[second];
  return (talker, salt) => hash32(other(talker), hash32(one(talker), salt));
}
