import type { OperatingPoint } from './operating-point.js';
import type { WarmUpCheck } from './warm-up-check.js';

/** Where a point is measured, and how its first replications look there. */
export interface Settled {
  readonly at: OperatingPoint;
  readonly warmUp: WarmUpCheck;
  /**
   * What was tried where it looks unsettled: longer runs; nothing under overload, nor with faults, which have their
   * instants, nor in a sample too small for waits to be those of the full system, whose queues settle as many times later.
   */
  readonly tried: 'longer runs' | 'overload' | 'small sample' | 'nothing';
}
