import { MS } from '../../kernel/time.js';
import type { Distribution } from '../../random/distribution.js';
import { deterministic, exponential } from '../../random/distributions.js';
import { balancedHyperexponential } from '../../random/phase-type.js';
import { type CustomerClass, priorityWaits, sharedWait } from '../../stats/queueing-theory.js';
import { poissonArrivals } from './single-station.js';
import { meanWait, stationCase } from './station-figures.js';

/** Customers of one class: their rate per millisecond and their service in nanoseconds. */
interface Offered {
  readonly rate: number;
  readonly service: Distribution;
}

const short = { rate: 0.8, service: deterministic(0.25 * MS) };
const long = { rate: 0.2, service: exponential(2 * MS) };

/** Short and long services in one queue, in the order of arrival: all classes wait alike. */
export const sharedQueueCase = stationCase(
  'Pollaczek 1930; Khinchine 1932',
  {
    name: 'M/G/1, two classes in one queue',
    ...offeredBy([short, long]),
    servers: 1,
    discipline: 'first-come-first-served',
  },
  [
    meanWait(sharedWait([short, long].map(inTheory)), 0, ', short services'),
    meanWait(sharedWait([short, long].map(inTheory)), 1, ', long services'),
  ],
);

const exponentials = [0.3, 0.4].map((rate) => ({ rate, service: exponential(MS) }));
const [urgentWait, otherWait] = priorityWaits(exponentials.map(inTheory));

/** One server, two classes; the urgent one goes first but does not interrupt. */
export const priorityCase = stationCase(
  'Cobham 1954',
  { name: 'M/M/1 with priority', ...offeredBy(exponentials), servers: 1 },
  [meanWait(urgentWait, 0, ', urgent class'), meanWait(otherWait, 1, ', other class')],
);

const three = [
  { rate: 0.4, service: deterministic(0.5 * MS) },
  { rate: 0.25, service: exponential(MS) },
  { rate: 0.2, service: balancedHyperexponential(MS, 1.5) },
];
const ranks = ['first', 'second', 'third'];

/** Three classes, each with another law of service. */
export const threePrioritiesCase = stationCase(
  'Cobham 1954',
  { name: 'M/G/1 with three priorities', ...offeredBy(three), servers: 1 },
  priorityWaits(three.map(inTheory)).map((wait, i) => meanWait(wait, i, `, ${ranks[i]} class`)),
);

function offeredBy(classes: readonly Offered[]) {
  return {
    gaps: classes.map(({ rate }) => poissonArrivals(rate)),
    service: classes.map(({ service }) => service),
  };
}

function inTheory({ rate, service }: Offered): CustomerClass {
  return { arrivalRate: rate, serviceMean: service.mean / MS, serviceVariance: service.variance / MS ** 2 };
}
