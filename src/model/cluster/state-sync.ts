import type { MembershipView } from './membership.js';

/** The policy of who else holds a connection's state, and when it is told. */
export interface StateSync {
  /** Age at which `aged` is called for connections that live longer, nanoseconds; null for never. */
  readonly delay: number | null;
  /** Its first packet was handled. */
  opened(connection: number): void;
  /** It changed state: established. */
  updated(connection: number): void;
  /** It reached the age of `delay`. */
  aged(connection: number): void;
  /** Its last packet was handled; `transport` is TCP or UDP; `aged` was called for it where `lasted`. */
  closed(connection: number, transport: number, lasted: boolean): void;
  /** It is found alive at the start, past `aged` where `lasted`: copies that exist are noted, nothing is sent. */
  restored(connection: number, lasted: boolean): void;
  membershipChanged(view: MembershipView): void;
}

/** Nobody holds a copy. */
export class NoCopies implements StateSync {
  readonly delay = null;
  opened(): void {}
  updated(): void {}
  aged(): void {}
  closed(): void {}
  restored(): void {}
  membershipChanged(): void {}
}
