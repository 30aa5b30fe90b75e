import { choice, count, number, share } from '../../schema/parameter.js';

/** Who talks to whom: the addresses and ports that distribution keys are made of. */
export const endpointParameters = {
  clients: count({
    about: 'Client addresses; each talker is a source port at one of them.',
    default: 10_000,
    minimum: 1,
    maximum: 10_000_000,
    source: 'assumption: about five programs that talk on every host; without effect where no key has it',
  }),
  clientSkew: number({
    about: 'Zipf exponent of the number of talkers of a client address; 0 gives them all as many.',
    default: 0.5,
    minimum: 0,
    maximum: 3,
    source: 'assumption: as unequal as the talkers of the reference scenario',
  }),
  servers: count({
    about: 'Server addresses, each of which a talker calls one.',
    default: 5_000,
    minimum: 1,
    maximum: 10_000_000,
    source: 'assumption: an order below the talkers; without effect where no key has it alone',
  }),
  serverSkew: number({
    about: 'Zipf exponent of the number of talkers that call a server address; 0 makes them alike.',
    default: 0.8,
    minimum: 0,
    maximum: 3,
    source: 'popularity in web requests: 0.64 to 0.83 (Breslau, Cao, Fan, Phillips and Shenker 1999)',
  }),
  servicePorts: count({
    about: 'Distinct ports that servers listen on, one each.',
    default: 10,
    minimum: 1,
    maximum: 65_535,
    source: 'assumption: a handful of services carries most traffic',
  }),
} as const;

/** Which addresses and ports are translated; `asymmetricShare` is the share of static NAT and VPN. */
export const natParameters = {
  hide: share({
    about:
      'Share of the connections without static NAT or VPN whose client is hidden behind another address.',
    default: 1,
    minimum: 0,
    maximum: 1,
    source: 'assumption: reference scenario of the model, section 7; most traffic is behind hide NAT',
  }),
  hideAddresses: count({
    about: 'Addresses that clients hide behind, one each.',
    default: 1,
    minimum: 1,
    maximum: 10_000_000,
    source: 'assumption: clients hide behind the address of the security group, the usual setting',
  }),
  hidePort: choice(['kept', 'any'], {
    about:
      "Port behind which hide NAT puts a connection: one that layer 4 keys as it does the client's, or any that is free.",
    default: 'kept',
    source:
      'assumption: not public; the reference scenario (model, section 7) has layer 4 on and hide NAT symmetric (domain 1.2.6)',
  }),
} as const;
