import type { TransactionClass } from '../parameters/traffic.js';

type ClassKeys = Pick<TransactionClass, 'synchronized' | 'syncDelay'>;

/** What the traffic profile says of the copies of each class of connections, beside what the strategy does by itself. */
export class ClassSync {
  /** Whether no class says anything. */
  readonly silent: boolean;
  readonly #classes: readonly ClassKeys[];

  constructor(classes: readonly ClassKeys[]) {
    this.#classes = classes;
    this.silent = classes.every(({ synchronized, syncDelay }) => synchronized === null && syncDelay === null);
  }

  /** Whether connections of a class are copied; `own` is what the strategy does where the class does not say. */
  isSynchronized(classId: number, own: boolean): boolean {
    return this.#classes[classId].synchronized ?? own;
  }

  /** Age from which they are, nanoseconds; `own` is that of the strategy, null for at once. */
  delayOf(classId: number, own: number | null): number | null {
    return this.#classes[classId].syncDelay ?? own;
  }
}
