import type { ModelConfig } from '../model/config.js';
import { bucketDraws, type BucketDraw } from '../model/traffic/talker-population.js';
import type { RandomStream } from '../random/random-stream.js';

/** Keys that are drawn: enough for a mean to 0.1 %, fewer where there are so many talkers that it hardly varies. */
const drawsFor = (talkers: number): number => Math.min(1000, Math.max(30, Math.floor(5e7 / talkers)));
/** Talkers whose keys are drawn at a time: ten to twenty milliseconds of work. */
const TALKERS_A_TURN = 2_000_000;

/** Draws of random keys of the talkers of a model, under the salts of a stream; made a few at a time, or all at once. */
export class KeyDraws {
  readonly #model: ModelConfig;
  readonly #salts: RandomStream;
  readonly #wanted: number;
  readonly #drawn: BucketDraw[] = [];

  constructor(model: ModelConfig, salts: RandomStream) {
    this.#model = model;
    this.#salts = salts;
    this.#wanted = drawsFor(model.traffic.talkers);
  }

  get complete(): boolean {
    return this.#drawn.length === this.#wanted;
  }

  /** Makes a few more. */
  more(): void {
    this.#add(Math.ceil(TALKERS_A_TURN / this.#model.traffic.talkers));
  }

  all(): readonly BucketDraw[] {
    this.#add(Infinity);
    return this.#drawn;
  }

  #add(count: number): void {
    const draws = Math.min(count, this.#wanted - this.#drawn.length);
    if (draws > 0) this.#drawn.push(...bucketDraws(this.#model, this.#salts, draws));
  }
}
