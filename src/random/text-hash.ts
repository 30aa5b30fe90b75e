const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a with 64 bits (Fowler, Noll & Vo 1991) of the code units of `text`: a number from 0 to 2^64 - 1. */
export function textHash(text: string): bigint {
  let hash = offsetBasis;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * prime);
  }
  return hash;
}
