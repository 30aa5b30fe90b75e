import type { ModelConfig } from '../config.js';
import type { TransactionClass } from '../parameters/traffic.js';
import type { Transport } from '../tables/entry-ledger.js';
import { meanKeepAlive } from './keep-alive.js';
import { meanOver } from './mixture.js';
import { meanRoundTrip } from './round-trip.js';
import { transportOfClass, writeScript } from './session-script.js';

/** What the mean time of an entry in the connections table consists of, nanoseconds. */
export interface EntryTime {
  readonly transfer: number;
  readonly keepAlive: number;
  /** After the end, by transport. */
  readonly tcpTimeout: number;
  readonly udpTimeout: number;
  readonly halfOpenTimeout: number;
  readonly total: number;
}

/** The mean time that the entry of a connection stays with its owner, over the mixture of a model. */
export function entryTime({ traffic, tables }: Pick<ModelConfig, 'traffic' | 'tables'>): EntryTime {
  const { classes } = traffic;
  const share = (of: Transport): number =>
    meanOver(classes, (kind) => (transportOfClass(kind) === of ? 1 : 0));
  const [tcp, halfOpen] = [share('tcp'), share('half-open')];
  const transfer = meanOver(
    classes,
    (kind) => writeScript(kind, traffic).totalGap * meanRoundTrip(kind, traffic),
  );
  const own = (kind: TransactionClass): number =>
    transportOfClass(kind) === 'tcp' ? meanKeepAlive(kind, traffic) - traffic.keepAlive : 0;
  const keepAlive = tcp * traffic.keepAlive + meanOver(classes, own);
  const tcpTimeout = tcp * tables.tcpEndTimeout;
  const udpTimeout = (1 - tcp - halfOpen) * tables.udpTimeout;
  const halfOpenTimeout = halfOpen * tables.tcpStartTimeout;
  return {
    transfer,
    keepAlive,
    tcpTimeout,
    udpTimeout,
    halfOpenTimeout,
    total: transfer + keepAlive + tcpTimeout + udpTimeout + halfOpenTimeout,
  };
}
