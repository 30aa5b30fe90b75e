import type { ModelConfig } from '../config.js';
import { meanOver } from './mixture.js';
import { meanRoundTrip } from './round-trip.js';
import { writeScript } from './session-script.js';

/** What the mean time of an entry in the connections table consists of, nanoseconds. */
export interface EntryTime {
  readonly transfer: number;
  readonly keepAlive: number;
  /** After the end, by transport. */
  readonly tcpTimeout: number;
  readonly udpTimeout: number;
  readonly total: number;
}

/** The mean time that the entry of a connection stays with its owner, over the mixture of a model. */
export function entryTime({ traffic, tables }: Pick<ModelConfig, 'traffic' | 'tables'>): EntryTime {
  const { classes } = traffic;
  const tcp = meanOver(classes, ({ transport }) => (transport === 'tcp' ? 1 : 0));
  const transfer = meanOver(
    classes,
    (kind) => writeScript(kind, traffic).totalGap * meanRoundTrip(kind, traffic),
  );
  const keepAlive = tcp * traffic.keepAlive;
  const tcpTimeout = tcp * tables.tcpEndTimeout;
  const udpTimeout = (1 - tcp) * tables.udpTimeout;
  return {
    transfer,
    keepAlive,
    tcpTimeout,
    udpTimeout,
    total: transfer + keepAlive + tcpTimeout + udpTimeout,
  };
}
