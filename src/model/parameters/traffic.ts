import { MS, S } from '../../kernel/time.js';
import {
  choice,
  count,
  duration,
  flag,
  list,
  number,
  share,
  size,
  text,
  type Values,
} from '../../schema/parameter.js';
import { arrivalParameters } from './arrivals.js';
import { endpointParameters, natParameters } from './endpoints.js';
import { keepAliveLawParameters, objectLawParameters } from './traffic-laws.js';

/** What the clients ask of the cluster. Files: `scenarios/traffic`. */
export const trafficParameters = {
  name: text({
    about: 'Name of the traffic profile, as scenarios refer to it.',
    source: 'chosen by the user',
  }),
  path: choice(['accelerated', 'medium', 'firewall'], {
    about: 'Path that the packets of a connection take after its first one.',
    default: 'medium',
    source: 'gateways with many blades: 97 to 98 % medium path (domain 3.2.2)',
  }),
  roundTripTime: {
    mean: duration({
      about: 'Mean round-trip time between client and server, drawn once for each connection.',
      default: 60 * MS,
      minimum: 1000,
      source: 'assumption: a regional mixture of near and far servers',
    }),
    variation: number({
      about: 'Coefficient of variation of the round-trip time (lognormal); 0 makes it constant.',
      default: 0.5,
      minimum: 0,
      maximum: 5,
      source: 'assumption: near and far servers differ by a factor of a few',
    }),
  },
  arrivals: arrivalParameters,
  keepAlive: duration({
    about: 'Mean time that a TCP connection idles after its transfer before its FIN.',
    default: 1.2 * S,
    minimum: 0,
    source: 'assumption: such that about 15 % of the blend lives longer than 3 s (model, section 1)',
  }),
  asymmetricShare: share({
    about:
      'Share of connections whose servers answer from another address than was called (static NAT, VPN), so that return packets are keyed independently.',
    default: 0.1,
    minimum: 0,
    maximum: 1,
    source: 'assumption: most traffic is behind hide NAT, keyed alike in both directions (domain 1.2.6)',
  }),
  talkers: count({
    about: 'Distinct values of the distribution key (address, with its port where layer 4 is on).',
    default: 50_000,
    minimum: 1,
    maximum: 10_000_000,
    source: 'assumption: reference scenario of the model, section 7',
  }),
  talkerSkew: number({
    about: "Zipf exponent of the talkers' rates; 0 makes them equal.",
    default: 0.5,
    minimum: 0,
    maximum: 3,
    source: 'assumption: reference scenario of the model, section 7',
  }),
  endpoints: endpointParameters,
  nat: natParameters,
  segment: size({
    about: 'Payload bytes of a full TCP segment.',
    default: 1460,
    minimum: 64,
    maximum: 9000,
    source: 'Ethernet MTU 1500 less IP and TCP headers (RFC 9293)',
  }),
  initialWindow: count({
    about: 'Segments that a sender may send in the first round trip; the window doubles every round trip.',
    default: 10,
    minimum: 1,
    maximum: 1000,
    source: 'RFC 6928',
  }),
  windowLimit: count({
    about: 'Segments at which the window stops growing.',
    default: 20,
    minimum: 1,
    maximum: 10_000,
    source: 'assumption: about 4 Mbps at the mean round-trip time, a client that shares its access line',
  }),
  train: count({
    about: 'Packets that travel as one train at most; longer windows are spread over the round trip.',
    default: 20,
    minimum: 1,
    maximum: 1000,
    source: 'assumption: a third of the 64-packet budget of one NAPI poll; a whole window of the default',
  }),
  classes: list('Transactions of the mixture; each is one connection.', {
    name: text({ about: 'Name of the class.', source: 'chosen by the user' }),
    share: share({
      about: 'Share of the connections; the shares of all classes add up to 100 %.',
      minimum: 0,
      maximum: 1,
      source: 'chosen by the user',
    }),
    transport: choice(['tcp', 'udp'], {
      about: 'Transport protocol.',
      default: 'tcp',
      source: 'chosen by the user',
    }),
    object: size({
      about: 'Payload of the object that is transferred, or its mean; 0 B for an exchange of small packets.',
      default: 0,
      minimum: 0,
      source: 'chosen by the user',
    }),
    bulk: choice(['download', 'upload'], {
      about: 'Which side sends the object: the server (download) or the client (upload).',
      default: 'download',
      source: 'chosen by the user',
    }),
    exchanges: count({
      about: 'Packets each way, one exchange a round trip, beside or instead of an object.',
      default: 0,
      minimum: 0,
      maximum: 100_000,
      source: 'chosen by the user',
    }),
    exchangePacket: size({
      about: 'IP bytes of one packet of an exchange.',
      default: 100,
      minimum: 40,
      maximum: 9000,
      source: 'chosen by the user',
    }),
    windowLimit: count({
      about: 'Segments at which the window of this class stops growing; left out, that of the profile.',
      default: null,
      minimum: 1,
      maximum: 100_000,
      source: 'chosen by the user; large for elephants, which scale their windows (RFC 7323)',
    }),
    nat: choice(['profile', 'none', 'hide', 'static'], {
      about: 'Which addresses of this class are translated; static stands for VPN too.',
      default: 'profile',
      source: 'chosen by the user; profile: by the shares of all traffic',
    }),
    roundTripTime: duration({
      about:
        'Mean round-trip time of this class, with the variation of the profile; left out, the mean of the profile.',
      default: null,
      minimum: 1000,
      source: 'chosen by the user; short for elephants within a data centre',
    }),
    fastForward: flag({
      about:
        'Whether the orchestrator forwards connections of this class alone, all packets but the SYN of TCP; under HyperSync, without effect elsewhere.',
      default: false,
      source:
        'Maestro Fastforward: rules of a chosen prefix become stateless ACLs (domain 1.2.11; R82 guide)',
    }),
    service: choice(['dns', 'other'], {
      about:
        'Service of the class, where a strategy treats it apart: HyperSync does not copy DNS unless `synchronized` says so.',
      default: 'other',
      source: 'one rule in the default exception table: do not synchronise DNS (domain 1.1.8)',
    }),
    synchronized: flag({
      about:
        'Whether connections of this class are copied to other members; left out, what the strategy does by itself.',
      default: null,
      source:
        'services can be set not to synchronise (domain 2.2.10); exception table of HyperSync (domain 1.1.8)',
    }),
    syncDelay: duration({
      about:
        'Age from which connections of this class are copied; left out, at once in ClusterXL and `sync.delay` in HyperSync.',
      default: null,
      minimum: 0,
      source: 'start synchronising so many seconds after initiation, by service (domain 2.2.9, 1.1.8)',
    }),
    objectLaw: objectLawParameters,
    keepAlive: duration({
      about: 'Mean keep-alive time of this class; left out, that of the profile.',
      default: null,
      minimum: 0,
      source: 'chosen by the user',
    }),
    keepAliveLaw: keepAliveLawParameters,
    answered: flag({
      about:
        'Whether the server answers; false is one packet of the client and no more, as in a SYN flood, whose entry stays for tables.tcpStartTimeout.',
      default: true,
      source: 'chosen by the user',
    }),
  }),
} as const;

export type TrafficProfile = Values<typeof trafficParameters>;
export type TransactionClass = TrafficProfile['classes'][number];
export type Service = TransactionClass['service'];
