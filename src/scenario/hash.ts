import { sha256 } from './sha256.js';

/** A value as JSON with the keys of every mapping sorted: equal values give equal texts. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    const mapping = item as Record<string, unknown>;
    return Object.fromEntries(
      Object.keys(mapping)
        .sort()
        .map((key) => [key, mapping[key]]),
    );
  });
}

/** The digest of a scenario, or of any part of it that is plain data: 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return sha256(canonicalText(value));
}
