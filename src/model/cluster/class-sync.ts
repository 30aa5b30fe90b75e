import type { Service, TransactionClass } from '../parameters/traffic.js';

type ClassKeys = Pick<TransactionClass, 'fastForward' | 'service' | 'synchronized' | 'syncDelay'>;

/** What the traffic profile says of the copies of each class of connections, beside what the strategy does by itself. */
export class ClassSync {
  /** Whether no class says anything. */
  readonly silent: boolean;
  readonly #classes: readonly ClassKeys[];

  constructor(classes: readonly ClassKeys[]) {
    this.#classes = classes;
    this.silent = classes.every(({ synchronized, syncDelay }) => synchronized === null && syncDelay === null);
  }

  /**
   * Classes of connections that are not copied by a strategy that leaves out some services by itself: nobody needs a copy
   * of what the orchestrator forwards alone.
   */
  exceptedBy(services: readonly Service[]): boolean[] {
    return this.#classes.map(
      ({ service, fastForward }, classId) =>
        fastForward || !this.isSynchronized(classId, !services.includes(service)),
    );
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
