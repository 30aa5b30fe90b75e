import { createGenerator } from '../../random/generator.js';
import { Mrg32k3a, MRG32K3A_START, type Mrg32k3aState } from '../../random/mrg32k3a.js';
import { jump } from '../../random/mrg32k3a-streams.js';
import type { ComputedCase, KnownAnswer } from './validation-case.js';

/** Alea's 32-bit numbers for the seed 12345, as its other implementations publish them. */
const [first, second, third] = [0.27138191112317145, 0.19615925149992108, 0.6810678059700876];

/** The generator that all streams come from unless another is asked for. */
export const aleaCase: ComputedCase = {
  name: 'Alea, seed 12345',
  source: 'Baagøe 2010; values of its ports',
  answers: [
    exactly('first number, 53 bits', first + Math.floor(second * 2 ** 21) * 2 ** -53),
    { quantity: 'second number, upper 32 bits', unit: '1', theory: third, tolerance: 2 ** -31 },
  ],
  compute() {
    const stream = createGenerator('12345');
    return [stream.uniform(), stream.uniform()];
  },
};

/** Numbers printed with fifteen digits. */
const printed = 1e-14;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const numbers = [
  0.127011122046577, 0.318527565396794, 0.30918601558327, 0.825846862927114, 0.221629915782022,
];

/** The second generator from its published starting point. */
export const mrg32k3aCase: ComputedCase = {
  name: 'MRG32k3a',
  source: "L'Ecuyer 1999; values of R 4.2.2",
  answers: numbers.map((theory, i) => ({
    quantity: `${ordinals[i]} number`,
    unit: '1',
    theory,
    tolerance: printed,
  })),
  compute() {
    const generator = new Mrg32k3a();
    return numbers.map(() => generator.next());
  },
};

/** Where streams and substreams begin. */
export const mrg32k3aStreamsCase: ComputedCase = {
  name: 'Streams of MRG32k3a',
  source: "L'Ecuyer, Simard, Chen & Kelton 2002; values of R 4.2.2",
  answers: [
    ...stateAnswers('second stream', [3692455944, 475798818]),
    ...stateAnswers('third stream', [1015873554, 3876682925]),
    ...stateAnswers('second substream', [870504860, 3651603887]),
  ],
  compute: () => [1n << 127n, 2n << 127n, 1n << 76n].flatMap((steps) => ends(jump(MRG32K3A_START, steps))),
};

function stateAnswers(place: string, [oldest, newest]: readonly number[]): KnownAnswer[] {
  return [exactly(`first word of the ${place}`, oldest), exactly(`last word of the ${place}`, newest)];
}

const ends = (state: Mrg32k3aState): readonly number[] => [state[0], state[5]];

function exactly(quantity: string, theory: number): KnownAnswer {
  return { quantity, unit: '1', theory, tolerance: 0 };
}
