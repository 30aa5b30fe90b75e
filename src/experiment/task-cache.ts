import type { Observations } from '../model/observe.js';

/** Keeps what tasks have observed, by the key of the task, so that a later campaign need not simulate them again. */
export interface TaskCache {
  /** What simulates: observations of another code are never found, since this is part of every key. */
  readonly version: string;
  /** What a task has observed, bit for bit, or undefined where that is not kept or not to be trusted. */
  find(key: string): Observations | undefined;
  keep(key: string, observations: Observations): void;
}
