import { InvariantViolation } from '../kernel/invariant.js';
import type { ModelConfig } from '../model/config.js';
import { sha256 } from '../scenario/sha256.js';
import type { Task } from './task.js';

/**
 * The key of a task under a version of the code: 64 hexadecimal digits, a digest of all that decides what it observes,
 * which is the whole task.
 */
export function taskKey(task: Task, version: string): string {
  return sha256(exactText({ version, task: { ...task, model: modelDigest(task.model) } }));
}

/** Digests that were asked for: all tasks of a point have the same model. */
const known = new WeakMap<ModelConfig, string>();

function modelDigest(model: ModelConfig): string {
  const digest = known.get(model) ?? sha256(exactText(model));
  known.set(model, digest);
  return digest;
}

/**
 * Plain data as a text that differs wherever the data does. Keys are sorted, and numbers that JSON does not know stay
 * apart: to it, Infinity is null and -0 is 0.
 */
export function exactText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'number') return exactNumber(item);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return sorted(item);
  });
}

function exactNumber(item: number): unknown {
  if (Object.is(item, -0)) return { number: '-0' };
  return Number.isFinite(item) ? item : { number: String(item) };
}

/** A map or a typed array would look empty, and all of them alike. */
function sorted(item: object): Record<string, unknown> {
  const kind = Object.prototype.toString.call(item);
  if (kind !== '[object Object]')
    throw new InvariantViolation(`a task holds ${kind}, which has no exact text`);
  const mapping = item as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(mapping)
      .sort()
      .map((key) => [key, mapping[key]]),
  );
}
