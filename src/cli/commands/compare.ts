import { availableParallelism } from 'node:os';
import { comparableStrategies } from '../../experiment/comparison.js';
import type { Scenario } from '../../scenario/scenario.js';
import { brief, suggestion } from '../../schema/issue.js';
import type { CompareOptions } from '../arguments.js';
import { campaignRun } from '../campaign-run.js';
import type { Campaigns } from '../campaigns.js';
import { exitStatus } from '../exit-status.js';
import { loadScenarios, type LoadedScenario } from '../load-scenario.js';
import { print } from '../output.js';
import { overridesOf } from '../overrides.js';
import { resultDirectory } from '../result-directory.js';
import { UserError } from '../user-error.js';

/** Runs a scenario, and compares its strategies with one of them besides writing and showing its results. */
export async function compare(
  reference: string,
  options: CompareOptions,
  campaignsOn: (jobs: number) => Campaigns,
): Promise<number> {
  const [loaded] = loadScenarios([reference], overridesOf(options));
  const baseline = baselineOf(loaded, options.baseline);
  const directory = resultDirectory(loaded, options);
  const campaigns = campaignsOn(options.jobs ?? availableParallelism());
  try {
    const plan = { ...loaded, scenario: withPairs(loaded.scenario), directory, baseline };
    const summary = await campaignRun(plan, campaigns, options);
    if (options.json === true) print(summary);
  } finally {
    await campaigns.close();
  }
  return exitStatus.done;
}

/** Many intervals that hold together are wide where each is of few pairs; as many replications as the scenario allows. */
const PAIRS = 10;

function withPairs(scenario: Scenario): Scenario {
  const { min, max } = scenario.replications;
  return {
    ...scenario,
    replications: { ...scenario.replications, min: Math.max(min, Math.min(PAIRS, max)) },
  };
}

/** The strategy that was asked for, or the first that HyperSync can be held against. */
function baselineOf({ reference, scenario }: LoadedScenario, wanted: string | undefined): string {
  const names = comparableStrategies(scenario.strategies);
  if (names.length < 2) {
    const there = names.length === 0 ? 'has none' : `has ${names.join()} only`;
    throw new UserError([
      `${reference}: a comparison takes two strategies other than single-gateway, and the scenario ${there}; ` +
        'name more of them with --strategies',
    ]);
  }
  if (wanted === undefined) return names.find((name) => name !== 'hypersync')!;
  if (names.includes(wanted)) return wanted;
  throw new UserError([
    `--baseline: "${brief(wanted)}" is no strategy that ${reference} compares${suggestion(wanted, names)} ` +
      `choose one of ${names.join(', ')}`,
  ]);
}
