import alea from 'seedrandom/lib/alea.js';
import type { RandomStream } from './random-stream.js';

/** Baagøe's Alea (seedrandom's, period about 2^116) with 53 bits a number: with 32 it would cut every tail. */
export function createGenerator(seed: string): RandomStream {
  return { uniform: alea(seed).double };
}

/** What Alea gives for the seed "12345": its published 32-bit numbers, two to each. */
const knownSeed = '12345';
const knownAnswers = [0.27138191116884325, 0.6810678062004586, 0.3407802057882554];

/** Throws unless the generator gives the known numbers: then results of this engine can be repeated on others. */
export function checkGenerator(create: (seed: string) => RandomStream = createGenerator): void {
  const stream = create(knownSeed);
  for (const expected of knownAnswers) {
    const drawn = stream.uniform();
    if (drawn !== expected) {
      throw new Error(`The random generator gave ${drawn} instead of ${expected}: results would not repeat.`);
    }
  }
}
