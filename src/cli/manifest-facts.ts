import { parse } from 'yaml';
import type { Findings } from '../report/findings.js';
import { manifestJson } from '../report/manifest.js';
import type { RunFacts } from '../report/result-record.js';
import { describeScenario } from '../scenario/describe.js';
import { digestOf } from '../scenario/hash.js';
import type { Scenario } from '../scenario/scenario.js';
import { packageVersion } from './package-version.js';

/** What is known of the run of a scenario beside its figures, the same wherever it runs. */
export function runFacts(scenario: Scenario): RunFacts {
  const scenarioText = describeScenario(scenario);
  const resolvedScenario: unknown = parse(scenarioText);
  return {
    version: packageVersion(),
    resolvedScenario,
    digest: digestOf(resolvedScenario),
    scenarioText,
  };
}

/** The manifest of a result, with what only this process knows: versions and the time of day. */
export function manifestOf(
  findings: Findings,
  { version, resolvedScenario, digest }: RunFacts,
  files: readonly string[],
  question?: unknown,
): string {
  return manifestJson(findings, {
    tool: 'maestro-sim',
    version,
    engine: `node ${process.version}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}`,
    finishedAt: new Date().toISOString(),
    resolvedScenario,
    digest,
    files,
    question,
  });
}
