import { Simulator } from '../../kernel/simulator.js';
import { type BenchFigures, processorSeconds, type Workload } from './bench-figures.js';
import { type IncrementKind, TAPE_LENGTH, tapeOf } from './increments.js';

const EVENTS = 10_000_000;

/** Events before the measured ones: what a hold of so many needs to forget its start, and V8 to compile it. */
export const warmUpOf = (events: number, pending: number): number => Math.ceil(events / 3) + 2 * pending;

/** The hold model (Jones 1986): every event schedules one, over a constant number that is pending. */
export function holdWorkload(kind: IncrementKind, pending: number): Workload {
  return {
    name: `hold-${kind}-${pending}`,
    about: `hold model, ${kind} increments, ${pending} pending`,
    run: (share) => hold(kind, pending, Math.ceil(EVENTS * share)),
  };
}

function hold(kind: IncrementKind, pending: number, events: number): BenchFigures {
  const simulator = new Simulator();
  const tape = tapeOf(kind);
  let at = 0;
  let goal = warmUpOf(events, pending);
  const held = simulator.kind('hold', (customer) => {
    if (simulator.executed >= goal) simulator.stop();
    at = (at + 1) & (TAPE_LENGTH - 1);
    simulator.schedule(tape[at], held, customer);
  });
  for (let customer = 0; customer < pending; customer++) {
    at = (at + 1) & (TAPE_LENGTH - 1);
    simulator.schedule(tape[at], held, customer);
  }
  simulator.run(Infinity);
  goal += events;
  const began = processorSeconds();
  simulator.run(Infinity);
  return {
    name: `hold-${kind}-${pending}`,
    events,
    seconds: processorSeconds() - began,
    hash: simulator.fingerprint,
    told: `clock ${simulator.now}`,
  };
}
