import { join } from 'node:path';
import type { TaskCache } from '../experiment/task-cache.js';
import type { Observations } from '../model/observe.js';
import { NoSpaceError, readBytes, tidy, writeWhole } from './files.js';
import { decodeRecord, encodeRecord } from './task-record.js';
import { UserError } from './user-error.js';

const ENDING = '.task';
const RECORD = /^[0-9a-f]{64}\.task$/;

/** What a campaign took from its cache so far, instead of simulating it. */
export interface Reuse {
  readonly tasks: number;
  readonly events: number;
  /** Of all its tasks so far. */
  readonly share: number;
}

/**
 * A cache in a folder beside the results: one file for each task, written whole or not at all, so that a process that is
 * killed loses only the tasks under way. What cannot be read is simulated again; what cannot be written is not kept,
 * except that a full disk is an error: the results would have no room either.
 */
export class FileTaskCache implements TaskCache {
  readonly version: string;
  readonly folder: string;
  readonly #used = new Set<string>();
  #reusedTasks = 0;
  #reusedEvents = 0;
  #unreadable = 0;
  #trouble: string | undefined;

  constructor(folder: string, version: string) {
    this.folder = folder;
    this.version = version;
  }

  find(key: string): Observations | undefined {
    const bytes = this.#read(key);
    if (bytes === undefined) return undefined;
    const observations = decodeRecord(key, bytes);
    if (observations === undefined) {
      this.#unreadable += 1;
      return undefined;
    }
    if (!this.#used.has(key)) {
      this.#used.add(key);
      this.#reusedTasks += 1;
      this.#reusedEvents += observations.events;
    }
    return observations;
  }

  keep(key: string, observations: Observations): void {
    if (this.#trouble !== undefined) return;
    try {
      writeWhole(this.#path(key), encodeRecord(key, observations));
      this.#used.add(key);
    } catch (error) {
      if (error instanceof NoSpaceError) throw this.#full(error);
      this.#note(error);
    }
  }

  /** Tasks of this campaign that are kept. */
  get size(): number {
    return this.#used.size;
  }

  get reuse(): Reuse {
    const share = this.#reusedTasks / Math.max(1, this.#used.size);
    return { tasks: this.#reusedTasks, events: this.#reusedEvents, share };
  }

  /** What to tell the user, in sentences. */
  get warnings(): readonly string[] {
    const unreadable =
      this.#unreadable > 0
        ? [`${this.#unreadable} files in ${this.folder} were damaged; what they held was simulated again`]
        : [];
    return this.#trouble === undefined ? unreadable : [...unreadable, this.#trouble];
  }

  /** Removes everything that this campaign has not used: what is left is what its results come from. */
  removeUnused(): void {
    this.#tidy((name) => !this.#used.has(name.slice(0, -ENDING.length)));
  }

  /** Removes everything, to begin anew. */
  clear(): void {
    this.#tidy(() => true);
  }

  #tidy(isUnwanted: (name: string) => boolean): void {
    try {
      tidy(this.folder, (name) => RECORD.test(name) && isUnwanted(name));
    } catch (error) {
      this.#note(error);
    }
  }

  #read(key: string): Buffer | undefined {
    if (this.#trouble !== undefined) return undefined;
    try {
      return readBytes(this.#path(key));
    } catch (error) {
      this.#note(error);
      return undefined;
    }
  }

  #path(key: string): string {
    return join(this.folder, key + ENDING);
  }

  /** After the first trouble with the folder the campaign goes on without it. */
  #note(error: unknown): void {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!(error instanceof UserError) && code === undefined) throw error;
    this.#trouble ??= `${message}; nothing more is kept there, so that an interrupted run would begin anew`;
  }

  #full({ message }: NoSpaceError): UserError {
    const rest = 'what is kept stays, and the same call goes on from there when there is room';
    return new UserError([`${message}; ${rest}`]);
  }
}
