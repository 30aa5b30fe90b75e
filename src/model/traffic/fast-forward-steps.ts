import type { TransactionClass } from '../parameters/traffic.js';
import type { Transport } from '../tables/entry-ledger.js';
import { ATTEMPTS, OPENS } from './session-script.js';

/**
 * Whether a packet of a class is forwarded by the orchestrator alone: of TCP all but the SYN, which a member decides on;
 * of UDP all (domain 1.2.11; R82 guide, Maestro Fastforward).
 */
export function isFastForwarded(
  { fastForward, transport }: { readonly fastForward: boolean; readonly transport: Transport },
  role: number,
): boolean {
  return fastForward && (transport === 'udp' || (role !== OPENS && role !== ATTEMPTS));
}

/** Whether no member ever sees a connection of a class. */
export function passesNoMember({
  fastForward,
  transport,
}: Pick<TransactionClass, 'fastForward' | 'transport'>): boolean {
  return fastForward && transport === 'udp';
}
