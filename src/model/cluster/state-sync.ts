import type { MembershipView } from './membership.js';

/** The policy of who else holds a connection's state, and when it is told. */
export interface StateSync {
  /** Age at which `aged` is called for connections that live longer, nanoseconds; null for never. */
  readonly delay: number | null;
  /** That age of one connection, where classes of connections differ. */
  delayOf?(connection: number): number | null;
  /** Whether every member is to know every connection. */
  readonly everywhere: boolean;
  /** Its first packet was handled. */
  opened(connection: number): void;
  /** It changed state: established. */
  updated(connection: number): void;
  /** It reached the age of `delay`. */
  aged(connection: number): void;
  /** Its last packet was handled; `transport` is an index of timeouts; `aged` was called for it where `lasted`. */
  closed(connection: number, transport: number, lasted: boolean): void;
  /** It is found alive at the start, past `aged` where `lasted`: copies that exist are noted, nothing is sent. */
  restored(connection: number, lasted: boolean): void;
  /** It ended before the start, and its copies linger: those are noted; where absent, as if it were alive. */
  lingered?(connection: number, lasted: boolean): void;
  membershipChanged(view: MembershipView): void;
  /** Members that are up and should hold a copy of a connection, past `aged` where `lasted`; never its owner. */
  holdersOf(connection: number, lasted: boolean): readonly number[];
}

/** Age at which a policy is told of a connection that lives longer, nanoseconds; null for never. */
export function delayOf(sync: StateSync, connection: number): number | null {
  return sync.delayOf === undefined ? sync.delay : sync.delayOf(connection);
}

/** Nobody holds a copy. */
export class NoCopies implements StateSync {
  readonly delay = null;
  readonly everywhere = false;
  opened(): void {}
  updated(): void {}
  aged(): void {}
  closed(): void {}
  restored(): void {}
  membershipChanged(): void {}

  holdersOf(): readonly number[] {
    return [];
  }
}
