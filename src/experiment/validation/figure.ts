import type { Prediction, SimulatedCase } from './validation-case.js';

/** A prediction, and how what a replication has seen shows it. */
export interface Figure<Observed> extends Prediction {
  readonly of: (observed: Observed) => number;
}

/** A case whose replications are each observed in several figures. */
export function simulatedCase<Observed>(
  name: string,
  source: string,
  run: (seed: number, replication: number) => Observed,
  figures: readonly Figure<Observed>[],
): SimulatedCase {
  return {
    name,
    source,
    predictions: figures.map(({ quantity, unit, theory }) => ({ quantity, unit, theory })),
    observe(seed, replication) {
      const observed = run(seed, replication);
      return figures.map((figure) => figure.of(observed));
    },
  };
}
