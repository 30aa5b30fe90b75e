import type { System } from './system.js';

/** Looks on while a run is simulated, without changing it. */
export interface RunObserver {
  /** Everything is wired and nothing has happened. */
  attach(system: System): void;
  /** The measured time begins now; runs it to its end, `duration` nanoseconds later. */
  measure(duration: number): void;
}
