import { Simulator } from '../../src/kernel/simulator.js';
import { MS, S } from '../../src/kernel/time.js';
import { Source } from '../../src/model/queueing/source.js';
import { Station } from '../../src/model/queueing/station.js';
import { exponential } from '../../src/random/distributions.js';
import { createStreams } from '../../src/random/streams.js';
import { meanInterval } from '../../src/stats/confidence.js';

/** Mean wait in an M/M/1 at 50 % utilisation, in milliseconds. */
function meanWait(replication: number): number {
  const simulator = new Simulator();
  const streams = createStreams(1, replication);
  const desk = new Station(simulator, {
    name: 'desk',
    servers: 1,
    service: exponential(1 * MS),
    stream: streams.stream('service'),
  });
  const gaps = { name: 'door', gap: exponential(2 * MS), stream: streams.stream('gaps') };
  new Source(simulator, gaps, (customer) => desk.accept(customer)).start();
  simulator.run(1 * S);
  desk.reset();
  simulator.run(21 * S);
  return desk.statistics.wait.mean! / MS;
}

test('A queueing model takes twenty lines and gets an interval that holds the theory', () => {
  const { low, high } = meanInterval(Array.from({ length: 10 }, (_, replication) => meanWait(replication)));
  expect(low).toBeLessThan(1);
  expect(high).toBeGreaterThan(1);
});
