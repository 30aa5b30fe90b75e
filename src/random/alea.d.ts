declare module 'seedrandom/lib/alea.js' {
  /** Three lagged fractions of 32 bits and the carry. */
  interface State {
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
    readonly c: number;
  }
  interface Generator {
    /** The next number with 32 random bits. */
    (): number;
    /** The next number with 53 random bits. */
    readonly double: () => number;
    readonly state: () => State;
  }
  const alea: (seed: string, options: { readonly state: true }) => Generator;
  export = alea;
}
