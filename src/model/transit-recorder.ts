import { LogHistogram } from '../stats/log-histogram.js';

/** Transit times of packets since the last reset, in nanoseconds of the full system. */
export class TransitRecorder {
  /** Data packets, each weighing one. */
  readonly data = new LogHistogram();
  /** First packets of connections. */
  readonly setup = new LogHistogram();
  /** Gets the data packets too, where some stretch of the time is looked at by itself. */
  also: LogHistogram | null = null;
  /** Data packets since it was last emptied, where somebody looks at the course of time; else null. */
  binned: LogHistogram | null = null;
  readonly #scale: number;

  /** In a run scaled down by `scale` waits and services are stretched by 1/scale, hop delays are not. */
  constructor(scale: number) {
    this.#scale = scale;
  }

  record(transit: number, fixedDelay: number, packets: number, opens: boolean): void {
    const time = transit * this.#scale + fixedDelay;
    if (opens) {
      this.setup.add(time);
      return;
    }
    this.data.add(time, packets);
    if (this.also !== null) this.also.add(time, packets);
    if (this.binned !== null) this.binned.add(time, packets);
  }

  reset(): void {
    this.data.reset();
    this.setup.reset();
  }
}
