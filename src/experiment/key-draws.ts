import type { ModelConfig } from '../model/config.js';
import { bucketSharesUnder, bucketSlopesUnder } from '../model/traffic/talker-population.js';
import type { RandomStream } from '../random/random-stream.js';

/** What is drawn of the buckets: their shares, or the derivatives of these by the skew of the talkers' rates. */
export type Drawn = 'shares' | 'slopes';

const LAWS = { shares: bucketSharesUnder, slopes: bucketSlopesUnder };

/** Keys that are drawn: enough for a mean to 0.1 %, fewer where there are so many talkers that it hardly varies. */
const drawsFor = (talkers: number): number => Math.min(1000, Math.max(30, Math.floor(5e7 / talkers)));
/** Talkers whose keys are drawn at a time: some milliseconds of work. */
const TALKERS_A_TURN = 1_000_000;

/** Draws of random keys of the talkers of a model, under the salts of a stream; made a few at a time, or all at once. */
export class KeyDraws {
  readonly #model: ModelConfig;
  readonly #salts: RandomStream;
  readonly #law: typeof bucketSharesUnder;
  readonly #wanted: number;
  readonly #drawn: Float64Array[] = [];

  constructor(model: ModelConfig, drawn: Drawn, salts: RandomStream) {
    this.#model = model;
    this.#salts = salts;
    this.#law = LAWS[drawn];
    this.#wanted = drawsFor(model.traffic.talkers);
  }

  get complete(): boolean {
    return this.#drawn.length === this.#wanted;
  }

  /** Makes a few more. */
  more(): void {
    this.#add(Math.ceil(TALKERS_A_TURN / this.#model.traffic.talkers));
  }

  all(): readonly Float64Array[] {
    this.#add(Infinity);
    return this.#drawn;
  }

  #add(count: number): void {
    const draws = Math.min(count, this.#wanted - this.#drawn.length);
    if (draws > 0) this.#drawn.push(...this.#law(this.#model, this.#salts, draws));
  }
}
