import { Simulator } from '../../kernel/simulator.js';
import { type BenchFigures, processorSeconds, type Workload } from './bench-figures.js';
import { type IncrementKind, TAPE_LENGTH, tapeOf } from './increments.js';

const EVENTS = 10_000_000;

/** Events before the measured ones: what a hold of so many needs to forget its start, and V8 to compile it. */
export const warmUpOf = (events: number, pending: number): number => Math.ceil(events / 3) + 2 * pending;

/** A loop that is entered once stays on code that V8 made when it knew little; models enter it anew, and so does this. */
const WARM_UP_RUNS = 20;

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
  let goal = 0;
  const held = simulator.kind('hold', (customer) => {
    if (simulator.executed >= goal) simulator.stop();
    at = (at + 1) & (TAPE_LENGTH - 1);
    simulator.schedule(tape[at], held, customer);
  });
  for (let customer = 0; customer < pending; customer++) {
    at = (at + 1) & (TAPE_LENGTH - 1);
    simulator.schedule(tape[at], held, customer);
  }
  const reach = (executed: number): void => {
    goal = executed;
    simulator.run(Infinity);
  };
  const warmUp = warmUpOf(events, pending);
  for (let run = 1; run <= WARM_UP_RUNS; run++) reach(Math.ceil((warmUp * run) / WARM_UP_RUNS));
  const began = processorSeconds();
  reach(warmUp + events);
  return {
    name: `hold-${kind}-${pending}`,
    events,
    seconds: processorSeconds() - began,
    hash: simulator.fingerprint,
    told: `clock ${simulator.now}`,
  };
}
