import type { TaskCache } from '../../src/experiment/task-cache.js';
import type { Observations } from '../../src/model/observe.js';

/** A cache that forgets with the test. */
export class MemoryCache implements TaskCache {
  readonly version = 'test';
  readonly kept = new Map<string, Observations>();
  /** Keys that were asked for and there. */
  readonly found = new Set<string>();

  find(key: string): Observations | undefined {
    const kept = this.kept.get(key);
    if (kept !== undefined) this.found.add(key);
    return structuredClone(kept);
  }

  keep(key: string, observations: Observations): void {
    this.kept.set(key, structuredClone(observations));
  }
}
