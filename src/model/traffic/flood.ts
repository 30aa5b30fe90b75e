/** Connections of one class that come beside the load for some time, as in an attack: plain data. */
export interface Flood {
  /** Nanoseconds since the end of the warm-up, and how long it lasts. */
  readonly at: number;
  readonly for: number;
  /** Name of a class of the traffic profile. */
  readonly class: string;
  /** Connections per second of the full system. */
  readonly rate: number;
}

/** Connections that floods bring in the mean between two instants after the warm-up, nanoseconds. */
export function floodConnections(floods: readonly Flood[], until: number): number {
  return floods.reduce((sum, { at, for: lasts, rate }) => {
    const time = Math.max(0, Math.min(until, at + lasts) - at);
    return sum + (rate * time) / 1e9;
  }, 0);
}
