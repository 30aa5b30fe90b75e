import { S } from '../../kernel/time.js';
import { count, duration, type Values } from '../../schema/parameter.js';

/** How many entries of connections a member can hold, and how long they outlive their connection. */
export const tableParameters = {
  connectionLimit: count({
    about:
      'Entries of the connections table of a member, its own and copies of others; a full table refuses new connections. Left out, there is no limit.',
    default: null,
    minimum: 1,
    maximum: 1_000_000_000,
    source: 'chosen by the user; memory decides where the vendor sets the limit automatically (assumption)',
  }),
  tcpStartTimeout: duration({
    about: 'Time that the entry of a TCP connection that nobody answers stays in the connections table.',
    default: 25 * S,
    minimum: 0,
    source: 'assumption: the TCP start timeout of the global properties',
  }),
  tcpEndTimeout: duration({
    about: 'Time that a TCP entry stays in the connections table after its FIN.',
    default: 20 * S,
    minimum: 0,
    source: 'assumption: the TCP end timeout of the global properties',
  }),
  udpTimeout: duration({
    about: 'Time that a UDP virtual session stays in the connections table after its last packet.',
    default: 40 * S,
    minimum: 0,
    source: 'assumption: the UDP virtual session timeout of the global properties',
  }),
} as const;

export type TableConfig = Values<typeof tableParameters>;
