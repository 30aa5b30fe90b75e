import { createStreams } from '../../random/streams.js';
import { tallied } from '../../stats/confidence.js';
import { mm1 } from '../../stats/queueing-theory.js';
import { mser5 } from '../../stats/warm-up.js';
import { lindleyWaits } from './lindley.js';
import type { SimulatedCase } from './validation-case.js';

const utilization = 0.8;
const backlog = 400;
/**
 * So many that the cut itself hardly shows: it falls behind a busy stretch rather than before it, which lowers the mean
 * of 60 000 waits by 0.7 standard errors, and of these by 0.3.
 */
const customers = 200_000;
const name = 'M/M/1 that begins with a backlog';

/** A queue that begins with a hundred mean waits of work: MSER-5 is to cut what that adds to the mean. */
export const initialBiasCase: SimulatedCase = {
  name,
  source: 'White, Cobb & Spratt 2000',
  predictions: [
    { quantity: 'mean wait after the cut of MSER-5', unit: '1', theory: mm1(utilization, 1).wait },
  ],
  observe(seed, replication) {
    const stream = createStreams(seed, replication).stream(name);
    const waits = lindleyWaits(utilization, customers, backlog, stream);
    return [tallied(waits.subarray(mser5(waits).discard)).mean];
  },
};
