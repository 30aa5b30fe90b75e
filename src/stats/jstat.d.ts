declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The number that Student's t with `degrees` of freedom stays below with probability `p`. */
      inv(p: number, degrees: number): number;
    };
    readonly normal: {
      /** The probability that a normal number stays below `x`. */
      cdf(x: number, mean: number, standardDeviation: number): number;
      /** The number that a normal number stays below with probability `p`. */
      inv(p: number, mean: number, standardDeviation: number): number;
    };
    readonly beta: {
      /** The number that a beta law of these two shapes stays below with probability `p`. */
      inv(p: number, alpha: number, beta: number): number;
    };
  };
  export = jStat;
}
