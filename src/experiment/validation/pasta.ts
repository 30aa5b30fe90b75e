import { MS } from '../../kernel/time.js';
import { erlang } from '../../random/phase-type.js';
import { poissonArrivals } from './single-station.js';
import { probabilityOfWait, stationCase } from './station-figures.js';

const arrivalRate = 0.6;
const model = {
  name: 'Poisson arrivals see time averages',
  gaps: [poissonArrivals(arrivalRate)],
  service: erlang(4, MS),
  servers: 1,
};

/** The share of arrivals that find the server busy is the share of time that it is. */
export const pastaCase = stationCase('Wolff 1982', model, [
  probabilityOfWait(arrivalRate),
  {
    quantity: 'probability of wait over utilisation',
    unit: '1',
    theory: 1,
    of: ({ statistics }) => statistics.delayed / statistics.arrived / statistics.busy.mean,
  },
]);
