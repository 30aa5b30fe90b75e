import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Observations } from '../model/observe.js';

/**
 * Observations as a file keeps them: a head, then what a worker thread would send, compressed. That serialisation gives
 * every number back bit for bit, which JSON does not for -0, infinities and NaN.
 */
export function encodeRecord(key: string, observations: Observations): Buffer {
  const body = deflateRawSync(serialize(observations), { level: 1 });
  return Buffer.concat([headOf(key, body), body]);
}

/** The observations of a record, or undefined if it is not whole or not of that key. */
export function decodeRecord(key: string, bytes: Buffer): Observations | undefined {
  const body = bytes.subarray(HEAD_LENGTH);
  if (!bytes.subarray(0, HEAD_LENGTH).equals(headOf(key, body))) return undefined;
  try {
    return deserialize(inflateRawSync(body)) as Observations;
  } catch {
    return undefined;
  }
}

/** Says whose record it is, and holds a digest of the body: whatever is torn or altered does not fit it. */
function headOf(key: string, body: Buffer): Buffer {
  const digest = createHash('sha256').update(body).digest('hex');
  return Buffer.from(`maestro-sim task 1\n${key}\n${digest}\n`);
}

const HEAD_LENGTH = headOf('0'.repeat(64), Buffer.alloc(0)).length;
