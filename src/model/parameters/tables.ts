import { S } from '../../kernel/time.js';
import { duration, type Values } from '../../schema/parameter.js';

/** How long a connection's entries outlive it. */
export const tableParameters = {
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
