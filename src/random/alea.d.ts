declare module 'seedrandom/lib/alea.js' {
  interface Generator {
    /** The next number with 32 random bits. */
    (): number;
    /** The next number with 53 random bits. */
    readonly double: () => number;
  }
  const alea: (seed: string) => Generator;
  export = alea;
}
