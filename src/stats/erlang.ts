/** Probability that all of `servers` are busy and a call is lost, at an offered load in Erlang (Erlang B, 1917). */
export function erlangB(offeredLoad: number, servers: number): number {
  requireLoad(offeredLoad);
  let inverse = 1;
  for (let k = 1; k <= servers; k++) inverse = 1 + (inverse * k) / offeredLoad;
  return 1 / inverse;
}

/** Probability that a customer waits for one of `servers` with an unlimited queue (Erlang C, 1917). */
export function erlangC(offeredLoad: number, servers: number): number {
  requireStable(offeredLoad / servers);
  const blocking = erlangB(offeredLoad, servers);
  return blocking / (1 - (offeredLoad / servers) * (1 - blocking));
}

/** Throws unless a queue at this utilisation settles. */
export function requireStable(utilization: number): void {
  if (!(utilization > 0 && utilization < 1)) {
    throw new RangeError(`No steady state at a utilisation of ${utilization}.`);
  }
}

function requireLoad(offeredLoad: number): void {
  if (!(offeredLoad > 0)) throw new RangeError(`An offered load of ${offeredLoad} is none.`);
}
