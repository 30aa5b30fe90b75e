import { LogHistogram } from '../../stats/log-histogram.js';
import type { Clock } from '../../stats/time-weighted.js';
import { Occupancy } from './occupancy.js';

/** The time average of a number that changes with every event, since the last reset. */
export interface TimeAverage {
  /** The number now. */
  readonly value: number;
  /** Its average; the number itself when no time has passed. */
  readonly mean: number;
  /** The number times time, in nanoseconds. */
  readonly integral: number;
}

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
  readonly occupancy: Occupancy;

  constructor(clock: Clock, classes: number) {
    this.occupancy = new Occupancy(clock);
    this.waits = Array.from({ length: classes }, () => new LogHistogram());
  }

  /** Waits of the only, or of the most urgent, class. */
  get wait(): LogHistogram {
    return this.waits[0];
  }

  /** Customers in queue and service. */
  get inSystem(): TimeAverage {
    const { customers, customerTime, span } = this.occupancy;
    return averageOf(customers, customerTime, span);
  }

  /** Servers at work. */
  get busy(): TimeAverage {
    const { servers, serverTime, span } = this.occupancy;
    return averageOf(servers, serverTime, span);
  }

  reset(): void {
    this.arrived = 0;
    this.lost = 0;
    this.delayed = 0;
    for (const wait of this.waits) wait.reset();
    this.sojourn.reset();
    this.occupancy.reset();
  }
}

function averageOf(value: number, integral: number, span: number): TimeAverage {
  return { value, integral, mean: span > 0 ? integral / span : value };
}
