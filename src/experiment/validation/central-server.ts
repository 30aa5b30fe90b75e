import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { meanValueAnalysis } from '../../stats/closed-networks.js';
import { networkCase, numberAt, throughputOf } from './network-figures.js';

const population = 6;
const places = ['processor', 'disk 1', 'disk 2'];
/** Of one visit, in milliseconds. */
const serviceMeans = [1, 3, 4];
/** From the processor: on to a disk, or a job is done and the next one begins. */
const shares = [0.1, 0.5, 0.4];

/** Visits of one job: the processor is left for good one time in ten. */
const visits = shares.map((share, i) => (i === 0 ? 1 : share) / shares[0]);
const theory = meanValueAnalysis(
  serviceMeans.map((serviceMean, i) => ({ visits: visits[i], serviceMean })),
  population,
);

const model = {
  name: 'Central server, six jobs',
  stations: serviceMeans.map((mean, i) => ({
    servers: 1,
    service: exponential(mean * MS),
    next: i === 0 ? shares : [1],
  })),
  population,
};

/** Six jobs go round between a processor and two disks. */
export const centralServerCase = networkCase('Gordon & Newell 1967; Buzen 1973', model, [
  ...theory.stations.map(({ inSystem }, i) => numberAt(i, places[i], inSystem)),
  throughputOf(0, places[0], theory.throughput * visits[0]),
]);
