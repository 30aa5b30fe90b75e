declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The number that Student's t with `degrees` of freedom stays below with probability `p`. */
      inv(p: number, degrees: number): number;
    };
  };
  export = jStat;
}
