import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { erlangC } from '../../stats/erlang.js';
import { mmc, mmcWaitQuantile } from '../../stats/queueing-theory.js';
import { poissonArrivals } from './single-station.js';
import { meanNumber, meanWait, probabilityOfWait, stationCase, waitQuantile } from './station-figures.js';

const service = exponential(MS);
const four = { name: 'M/M/4', gaps: [poissonArrivals(3)], service, servers: 4 };
const theory = mmc(3, 1, 4);

/** Four servers at 75 % utilisation behind one queue. */
export const mmcCase = stationCase('Kleinrock 1975, section 3.5', four, [
  meanWait(theory.wait),
  meanNumber(theory.inSystem),
  waitQuantile(90, mmcWaitQuantile(3, 1, 4, 0.9)),
]);

const ten = { name: 'Erlang C, 10 servers', gaps: [poissonArrivals(7)], service, servers: 10 };

/** Ten servers: who finds all busy waits. */
export const erlangCCase = stationCase('Erlang 1917', ten, [probabilityOfWait(erlangC(7, 10))]);
