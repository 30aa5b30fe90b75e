import { median } from 'd3-array';
import { warmUpOf } from '../hold-workload.js';
import { INCREMENT_KINDS, type IncrementKind } from '../increments.js';
import { type Measured, measureApart } from '../measured.js';
import { type Farm, FARM, MM1, queueWarmUpOf } from '../queue-workloads.js';
import { POPULATIONS } from '../workloads.js';
import { compile, type Printed, type Program } from './compile.js';
import { farmProgram } from './farm-program.js';
import { holdProgram } from './hold-program.js';

/** How many times as fast as small programs on `std::priority_queue`, medians of interleaved rounds. */
export interface Ratios {
  /** Exponential increments, by the number pending. */
  readonly holdRatio: Readonly<Record<string, number>>;
  /** The worst over all kinds of increments and numbers pending, and which. */
  readonly holdRatioWorst: number;
  readonly holdRatioWorstOf: string;
  readonly farmRatio: number;
  /** M/M/1 with all its statistics against the bare hold at a thousand pending, and against its twin. */
  readonly mm1ToHoldRatio: number;
  readonly mm1Ratio: number;
  readonly rounds: number;
}

const ROUNDS = 5;

/** Processor seconds an event of ours and of the reference, round by round. */
interface Duel {
  readonly ours: number;
  readonly theirs: number;
}

/** Runs every workload that has a twin against it; `tell` hears of each before it runs. */
export function measureRatios(compiler: string, share: number, tell: (name: string) => void): Ratios {
  const rounds = share < 1 ? 1 : ROUNDS;
  const programs = { hold: compile(compiler, holdProgram), farm: compile(compiler, farmProgram) };
  try {
    const holds = INCREMENT_KINDS.flatMap((kind) =>
      POPULATIONS.map((pending) => {
        tell(`hold-${kind}-${pending}`);
        return { kind, pending, duels: repeat(rounds, () => holdDuel(programs.hold, kind, pending, share)) };
      }),
    );
    tell('farm');
    const farm = repeat(rounds, () => farmDuel(programs.farm, 'farm', FARM, share));
    tell('mm1');
    // Minutes later the machine may be another: what M/M/1 is held against runs in its own rounds.
    const pairs = repeat(rounds, () => ({
      mm1: farmDuel(programs.farm, 'mm1', MM1, share),
      hold: holdDuel(programs.hold, 'exponential', 1000, share),
    }));
    const mm1 = pairs.map((pair) => pair.mm1);
    const hold = pairs.map((pair) => pair.hold);
    const worst = holds.reduce((a, b) => (ratioOf(b.duels) < ratioOf(a.duels) ? b : a));
    const exponential = holds.filter(({ kind }) => kind === 'exponential');
    return {
      holdRatio: Object.fromEntries(exponential.map(({ pending, duels }) => [pending, ratioOf(duels)])),
      holdRatioWorst: ratioOf(worst.duels),
      holdRatioWorstOf: `${worst.kind}, ${worst.pending} pending`,
      farmRatio: ratioOf(farm),
      mm1ToHoldRatio: theirsOf(hold) / oursOf(mm1),
      mm1Ratio: ratioOf(mm1),
      rounds,
    };
  } finally {
    programs.hold.remove();
    programs.farm.remove();
  }
}

const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const oursOf = (duels: readonly Duel[]): number => median(duels, ({ ours }) => ours)!;
const theirsOf = (duels: readonly Duel[]): number => median(duels, ({ theirs }) => theirs)!;
const ratioOf = (duels: readonly Duel[]): number => theirsOf(duels) / oursOf(duels);

function holdDuel(program: Program, kind: IncrementKind, pending: number, share: number): Duel {
  const ours = measureApart(`hold-${kind}-${pending}`, share);
  const theirs = program.run(pending, warmUpOf(ours.events, pending), ours.events, kind);
  return duelOf(ours, theirs);
}

function farmDuel(program: Program, name: string, farm: Farm, share: number): Duel {
  const ours = measureApart(name, share);
  const { stations, servers, utilization, step } = farm;
  const events = Math.ceil(farm.events * share);
  return duelOf(
    ours,
    program.run(stations, servers, utilization, queueWarmUpOf(farm.events, share), events, step),
  );
}

/** Both must have done the same work, or their times say nothing. */
function duelOf(ours: Measured, theirs: Printed): Duel {
  if (ours.told !== theirs.told) throw new Error(`${ours.name}: ${ours.told}, but its twin ${theirs.told}`);
  return { ours: ours.seconds / ours.events, theirs: theirs.seconds / ours.events };
}
