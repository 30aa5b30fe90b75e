/** The capacity of a cluster of some size. */
export interface CapacityObservation {
  readonly members: number;
  /** In any unit, above 0. */
  readonly capacity: number;
  /** One over the variance of the capacity; 1 if left out. */
  readonly weight?: number;
}

/** γ, σ and κ of the Universal Scalability Law. */
export type ScalingCoefficients = readonly [gamma: number, sigma: number, kappa: number];

/** X(N) = γN / (1 + σ(N - 1) + κN(N - 1)), the capacity of N members in the unit of γ. */
export function capacityAt(coefficients: ScalingCoefficients, members: number): number {
  return (coefficients[0] * members) / slowdownAt(coefficients, members);
}

/** 1 + σ(N - 1) + κN(N - 1): how many times slower a member works than alone. */
export function slowdownAt([, sigma, kappa]: ScalingCoefficients, members: number): number {
  return 1 + sigma * termOf(1, members) + kappa * termOf(2, members);
}

/** What the coefficient at a place of the three adds to the slowdown, by 1 of it; γ itself stands for the 1. */
export function termOf(place: number, members: number): number {
  return [1, members - 1, members * (members - 1)][place];
}
