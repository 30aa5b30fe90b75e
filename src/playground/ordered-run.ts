import { inlineRunner } from '../experiment/inline-runner.js';
import type { ResultTable } from '../experiment/result-table.js';
import { scalingCsv } from '../report/csv.js';
import { findingsOf } from '../report/findings.js';
import { parseScenario } from '../scenario/parse.js';
import type { Order, Told } from './messages.js';
import { filesIn } from './packaged-texts.js';
import { runInRounds } from './rounds.js';
import { SCENARIO_FILE } from './scenario-text.js';

/** Where a worker tells what it finds, and when: milliseconds of any clock. */
export interface Surroundings {
  readonly tell: (told: Told) => void;
  readonly now: () => number;
}

/** Pictures take time to draw: no more than so many milliseconds apart. */
const PICTURE = 400;
const PROGRESS = 100;

/** What the worker does with an order: reads the scenario as the command line does, and simulates it or says why not. */
export async function orderedRun({ scenarioText, texts }: Order, around: Surroundings): Promise<void> {
  const parsed = parseScenario({ path: SCENARIO_FILE, text: scenarioText }, { files: filesIn(texts) });
  if (!parsed.ok) {
    around.tell({ kind: 'refused', issues: parsed.issues });
    return;
  }
  around.tell({ kind: 'accepted', warnings: parsed.warnings });
  try {
    const table = await runInRounds(parsed.scenario, inlineRunner, {
      onProgress: spaced(PROGRESS, around, (progress) => around.tell({ kind: 'progress', progress })),
      onRound: spaced(PICTURE, around, (soFar: ResultTable) =>
        around.tell({ kind: 'findings', findings: findingsOf(soFar) }),
      ),
    });
    around.tell({ kind: 'finished', findings: findingsOf(table), scalingCsv: scalingCsv(table) });
  } catch (error) {
    around.tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Passes on the first call, and each that comes long enough after the last one passed on. */
function spaced<T>(least: number, { now }: Surroundings, pass: (value: T) => void): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    if (now() - last < least) return;
    pass(value);
    last = now();
  };
}
