import type { RandomStream } from '../../random/random-stream.js';
import { createStreams } from '../../random/streams.js';
import { type Interval, meanInterval } from '../../stats/confidence.js';
import { naiveCoverage } from '../../stats/mm1-correlation.js';
import { mm1 } from '../../stats/queueing-theory.js';
import { lindleyWaits, settledWait } from './lindley.js';
import type { SimulatedCase } from './validation-case.js';

/** Experiments of one replication; the share of them whose interval holds the truth is its observation. */
interface Experiments {
  readonly name: string;
  readonly source: string;
  readonly quantity: string;
  readonly theory: number;
  readonly utilization: number;
  readonly count: number;
  readonly interval: (stream: RandomStream) => Interval;
}

/** Ten replications of 9 000 customers, as a simulation study would make them. */
export const replicationCoverageCase = coverageCase({
  name: 'Interval over ten runs of an M/M/1',
  source: 'Law 2015, section 9.5',
  quantity: 'coverage of the 95 % interval',
  theory: 0.95,
  utilization: 0.8,
  count: 20,
  interval: (stream) =>
    meanInterval(Array.from({ length: 10 }, () => meanOf(settledRun(0.8, 9_000, stream)))),
});

/** The fault of beginners: the waits of one run taken as independent. */
export const naiveCoverageCase = coverageCase({
  name: 'Interval over the waits of one run',
  source: 'Blomqvist 1967; Whitt 1989',
  quantity: 'coverage of the "95 %" interval',
  theory: naiveCoverage(0.5, 2_000),
  utilization: 0.5,
  count: 300,
  interval: (stream) => meanInterval(settledRun(0.5, 2_000, stream)),
});

function coverageCase(experiments: Experiments): SimulatedCase {
  const { name, source, quantity, theory, utilization, count, interval } = experiments;
  const truth = mm1(utilization, 1).wait;
  return {
    name,
    source,
    predictions: [{ quantity, unit: '1', theory }],
    observe(seed, replication) {
      const stream = createStreams(seed, replication).stream(name);
      let covered = 0;
      for (let experiment = 0; experiment < count; experiment++) {
        const { low, high } = interval(stream);
        if (low !== null && high !== null && low <= truth && truth <= high) covered++;
      }
      return [covered / count];
    },
  };
}

function settledRun(utilization: number, count: number, stream: RandomStream): Float64Array {
  return lindleyWaits(utilization, count, settledWait(utilization, stream), stream);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
