import { Simulator } from '../../kernel/simulator.js';
import { exponential } from '../../random/distributions.js';
import { createStreams } from '../../random/streams.js';
import type { BenchFigures } from './bench-figures.js';

const POPULATIONS = [16, 1_000, 100_000];
const EVENTS = 2_000_000;
const MEAN_DELAY = 1e6;
const DRAWN = 1 << 16;

/** The hold model (Jones 1986): every event schedules one, after an exponential delay, over a constant population. */
export function kernelBench(events = EVENTS): readonly BenchFigures[] {
  return POPULATIONS.map((population) => {
    hold(population, Math.ceil(events / 10));
    return hold(population, events);
  });
}

function hold(population: number, events: number): BenchFigures {
  const simulator = new Simulator();
  const next = delays();
  const held = simulator.kind('hold', (customer) => {
    if (simulator.executed >= events) simulator.stop();
    simulator.schedule(next(), held, customer);
  });
  for (let customer = 0; customer < population; customer += 1) simulator.schedule(next(), held, customer);
  const began = performance.now();
  simulator.run(Infinity);
  const seconds = (performance.now() - began) / 1000;
  return {
    name: `hold, ${population} pending`,
    events: simulator.executed,
    seconds,
    fingerprint: simulator.fingerprint,
  };
}

/** Delays drawn beforehand, so that the kernel is measured and not the generator. */
function delays(): () => number {
  const law = exponential(MEAN_DELAY);
  const stream = createStreams(1, 0).stream('hold');
  const drawn = Float64Array.from({ length: DRAWN }, () => Math.round(law.sample(stream)));
  let place = 0;
  return () => drawn[(place = (place + 1) & (DRAWN - 1))];
}
