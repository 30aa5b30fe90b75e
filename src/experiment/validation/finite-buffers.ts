import { MS } from '../../kernel/time.js';
import { exponential } from '../../random/distributions.js';
import { mmck } from '../../stats/finite-queues.js';
import { poissonArrivals } from './single-station.js';
import { blockingProbability, meanNumber, meanWait, stationCase } from './station-figures.js';
import type { SimulatedCase } from './validation-case.js';

/** One server with room for six, at 90 % load. */
export const mm1kCase = bufferCase('M/M/1/6', 'Kleinrock 1975, section 3.6', 0.9, 1, 6);
/** Three servers with room for eight, offered more than they can serve. */
export const mmckCase = bufferCase('M/M/3/8, overloaded', 'Kleinrock 1975, section 3.10', 3.6, 3, 8);

function bufferCase(
  name: string,
  source: string,
  arrivalRate: number,
  servers: number,
  capacity: number,
): SimulatedCase {
  const theory = mmck(arrivalRate, 1, servers, capacity);
  const model = { name, gaps: [poissonArrivals(arrivalRate)], service: exponential(MS), servers, capacity };
  return stationCase(source, model, [
    blockingProbability(theory.blocking),
    meanNumber(theory.inSystem),
    meanWait(theory.wait),
  ]);
}
