import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { mm1, mm1SojournQuantile } from '../../stats/queueing-theory.js';
import { poissonArrivals } from './single-station.js';
import { meanNumber, meanWait, sojournQuantile, stationCase, type StationFigure } from './station-figures.js';

const arrivalRate = 0.7;
const theory = mm1(arrivalRate, 1);
const source = 'Kleinrock 1975, section 3.2';
const model = { gaps: [poissonArrivals(arrivalRate)], service: exponential(MS), servers: 1 };

const utilization: StationFigure = {
  quantity: 'utilisation',
  unit: '1',
  theory: theory.utilization,
  of: ({ statistics }) => statistics.busy.mean,
};

/** One server at 70 % utilisation, everything exponential. */
export const mm1Case = stationCase(source, { ...model, name: 'M/M/1' }, [
  meanWait(theory.wait),
  meanNumber(theory.inSystem),
  ...[50, 90, 99].map((percent) =>
    sojournQuantile(percent, mm1SojournQuantile(arrivalRate, 1, percent / 100)),
  ),
  utilization,
]);

/** The same with random numbers of the other engine. */
export const mm1UnderMrg32k3aCase = stationCase(
  source,
  { ...model, name: 'M/M/1 with MRG32k3a', engine: 'mrg32k3a' },
  [meanWait(theory.wait), meanNumber(theory.inSystem)],
);
