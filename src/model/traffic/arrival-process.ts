import { standardExponential } from '../../random/distributions.js';
import type { RandomStream } from '../../random/random-stream.js';
import type { ArrivalConfig } from '../parameters/arrivals.js';

/** A stationary stream of arrivals; its mean rate is that of the load, whatever its bursts. */
export interface ArrivalProcess {
  /** Nanoseconds from one arrival to the next. */
  nextGap(): number;
}

/** Rates of the two states of a modulated Poisson process, in arrivals per nanosecond, and their mean lengths. */
export interface ModulatedRates {
  readonly burstRate: number;
  readonly quietRate: number;
  /** Nanoseconds. */
  readonly meanBurst: number;
  readonly meanQuiet: number;
}

/**
 * The process of a mean gap, nanoseconds. One number of `gaps` an arrival, whatever the process, so that all face alike
 * luck; the states come from `states`. In a sample the rates fall and the states keep their lengths.
 */
export function arrivalProcess(
  config: ArrivalConfig,
  meanGap: number,
  gaps: RandomStream,
  states: RandomStream,
): ArrivalProcess {
  if (config.process === 'poisson') return { nextGap: () => standardExponential(gaps) * meanGap };
  return new ModulatedPoisson(modulatedRates(config, meanGap), config.burstShare, gaps, states);
}

/** The rates at which bursts of the given share, ratio and length have the given mean gap, nanoseconds. */
export function modulatedRates(config: ArrivalConfig, meanGap: number): ModulatedRates {
  const { process, burstRatio, burstShare, meanBurst } = config;
  const [burst, quiet] = process === 'on-off' ? [1, 0] : [burstRatio, 1];
  const unit = 1 / meanGap / (burstShare * burst + (1 - burstShare) * quiet);
  return {
    burstRate: burst * unit,
    quietRate: quiet * unit,
    meanBurst,
    meanQuiet: (meanBurst * (1 - burstShare)) / burstShare,
  };
}

/**
 * A Poisson process whose rate alternates between two values after exponential times (MMPP of two states; Fischer and
 * Meier-Hellstern 1993). Its state at the start is drawn from its stationary law.
 */
class ModulatedPoisson implements ArrivalProcess {
  readonly #rates: ModulatedRates;
  readonly #gaps: RandomStream;
  readonly #states: RandomStream;
  #bursting: boolean;
  /** Nanoseconds that the state still lasts. */
  #left: number;

  constructor(rates: ModulatedRates, burstShare: number, gaps: RandomStream, states: RandomStream) {
    this.#rates = rates;
    this.#gaps = gaps;
    this.#states = states;
    this.#bursting = states.uniform() < burstShare;
    this.#left = this.#drawLength();
  }

  /** The gap in which the integral of the rate grows by a standard exponential number. */
  nextGap(): number {
    const { burstRate, quietRate } = this.#rates;
    let due = standardExponential(this.#gaps);
    for (let gap = 0; ;) {
      const rate = this.#bursting ? burstRate : quietRate;
      if (due <= rate * this.#left) {
        const rest = rate > 0 ? due / rate : 0;
        this.#left -= rest;
        return gap + rest;
      }
      due -= rate * this.#left;
      gap += this.#left;
      this.#bursting = !this.#bursting;
      this.#left = this.#drawLength();
    }
  }

  #drawLength(): number {
    const { meanBurst, meanQuiet } = this.#rates;
    return standardExponential(this.#states) * (this.#bursting ? meanBurst : meanQuiet);
  }
}
