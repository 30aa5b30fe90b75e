import { LogHistogram } from '../../stats/log-histogram.js';
import { type Clock, TimeWeighted } from '../../stats/time-weighted.js';

/** What a station observes since its last reset; times in nanoseconds. */
export class StationStatistics {
  /** Customers that came, the lost ones included. */
  arrived = 0;
  /** Customers that found the station full. */
  lost = 0;
  /** Customers that found all servers busy and waited. */
  delayed = 0;
  /** Waits in the queue, zeros included, by class. */
  readonly waits: readonly LogHistogram[];
  /** Times from arrival to departure. */
  readonly sojourn = new LogHistogram();
  /** Customers in queue and service. */
  readonly inSystem: TimeWeighted;
  /** Servers at work. */
  readonly busy: TimeWeighted;

  constructor(clock: Clock, classes: number) {
    this.inSystem = new TimeWeighted(clock);
    this.busy = new TimeWeighted(clock);
    this.waits = Array.from({ length: classes }, () => new LogHistogram());
  }

  /** Waits of the only, or of the most urgent, class. */
  get wait(): LogHistogram {
    return this.waits[0];
  }

  reset(): void {
    this.arrived = 0;
    this.lost = 0;
    this.delayed = 0;
    for (const wait of this.waits) wait.reset();
    this.sojourn.reset();
    this.inSystem.reset();
    this.busy.reset();
  }
}
