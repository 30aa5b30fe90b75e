// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { imul } = Math;

/**
 * MurmurHash3 (x86, 32 bits; Appleby 2011) of the four bytes of `x` under the seed `salt`: a number from 0 to
 * 2^32 - 1 that spreads sequential ids over buckets.
 */
export function hash32(x: number, salt: number): number {
  let k = imul(x, 0xcc9e2d51);
  k = imul((k << 15) | (k >>> 17), 0x1b873593);
  let h = salt ^ k;
  h = imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h ^= 4; // the length of the key in bytes
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
