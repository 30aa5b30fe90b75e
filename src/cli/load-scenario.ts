import type { Override } from '../scenario/override.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import { formatIssue } from '../schema/issue.js';
import { readScenario, scenarioFiles } from './packaged.js';
import { UserError } from './user-error.js';

/** A scenario that can be run, and what to mind about it. */
export interface LoadedScenario {
  readonly reference: string;
  readonly scenario: Scenario;
  readonly warnings: readonly string[];
}

/** Reads scenarios by path or name; throws every problem of all of them at once. */
export function loadScenarios(
  references: readonly string[],
  overrides: readonly Override[],
): readonly LoadedScenario[] {
  const problems: string[] = [];
  const loaded = references.flatMap((reference) => {
    const result = load(reference, overrides);
    if (!Array.isArray(result)) return [result];
    problems.push(...result);
    return [];
  });
  if (problems.length > 0) throw new UserError([...new Set(problems)]);
  return loaded;
}

function load(reference: string, overrides: readonly Override[]): LoadedScenario | string[] {
  try {
    const parsed = parseScenario(readScenario(reference), { files: scenarioFiles, overrides });
    if (!parsed.ok) return parsed.issues.map(formatIssue);
    return { reference, scenario: parsed.scenario, warnings: parsed.warnings };
  } catch (error) {
    if (error instanceof UserError) return [...error.lines];
    throw error;
  }
}
