import type { ProgressListener } from '../progress.js';
import type { PointResult } from '../result-table.js';
import type { CapacityQuery, CapacitySource } from './capacity-source.js';
import type { PlanAnswer } from './plan-answer.js';
import type { PlanTask } from './plan-task.js';
import { PlanningMeter } from './planning-meter.js';
import { StrategyPlan } from './strategy-plan.js';

/** The answer to a plan's question, and everything that was simulated for it. */
export interface PlanResult {
  /** One for each strategy and year. */
  readonly answers: readonly PlanAnswer[];
  /** Every cluster that was simulated, once, by strategy and size. */
  readonly points: readonly PointResult[];
  /** Events simulated in all, pilots included. */
  readonly events: number;
}

/** Makes a source that tells how many events it has simulated so far. */
export type SourceMaker = (onEvents: (events: number) => void) => CapacitySource;

/**
 * The smallest number of members of each strategy that carries the demand of each year while the spare has failed.
 * Strategies are planned side by side, each by itself, so that the answers do not depend on workers.
 */
export async function plan(
  task: PlanTask,
  makeSource: SourceMaker,
  onProgress: ProgressListener = () => undefined,
): Promise<PlanResult> {
  const answers = task.strategies.length * (task.question.years + 1);
  const meter = new PlanningMeter(answers, onProgress);
  const source = noting(
    makeSource((events) => meter.simulated(events)),
    (query) => meter.asks(query),
  );
  const plans = await Promise.all(
    task.strategies.map(async (strategy) => {
      const own = new StrategyPlan(strategy, task, source);
      return { answers: await own.answers(() => meter.answered(strategy.name)), points: own.points };
    }),
  );
  return {
    answers: plans.flatMap((own) => own.answers),
    points: plans.flatMap((own) => own.points),
    events: meter.events,
  };
}

function noting(source: CapacitySource, onQuery: (query: CapacityQuery) => void): CapacitySource {
  return {
    capacity(query) {
      onQuery(query);
      return source.capacity(query);
    },
  };
}
