import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { engset } from '../../stats/finite-queues.js';
import { networkCase, numberAt } from './network-figures.js';

const sources = 15;
const callRate = 0.5;
const servers = 6;
const theory = engset(sources, callRate, 1, servers);

/** Sources that call anew after a while, whether the last call was served or lost. */
const model = {
  name: 'Engset, 15 sources on 6 servers',
  stations: [
    { servers: sources, service: exponential(MS / callRate), next: [0, 1] },
    { servers, service: exponential(MS), capacity: servers, next: [1, 0] },
  ],
  population: sources,
  measured: 16_000 * MS,
};

/** Few sources block less than Erlang B says: those that are busy do not call. */
export const engsetCase = networkCase('Engset 1918', model, [
  {
    quantity: 'blocking',
    unit: '1',
    theory: theory.blocking,
    of: ({ stations }) => stations[1].lost / stations[1].arrived,
  },
  numberAt(1, 'servers', theory.inSystem),
]);
