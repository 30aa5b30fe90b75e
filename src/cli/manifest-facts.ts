import { parse } from 'yaml';
import type { Findings } from '../report/findings.js';
import { manifestJson } from '../report/manifest.js';
import { describeScenario } from '../scenario/describe.js';
import { digestOf } from '../scenario/hash.js';
import { packageVersion } from './package-version.js';

/** The manifest of a result, with what only this process knows: versions and the time of day. */
export function manifestOf(findings: Findings, files: readonly string[], question?: unknown): string {
  const resolved: unknown = parse(describeScenario(findings.table.scenario));
  return manifestJson(findings, {
    tool: 'maestro-sim',
    version: packageVersion(),
    engine: `node ${process.version}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}`,
    finishedAt: new Date().toISOString(),
    resolvedScenario: resolved,
    digest: digestOf(resolved),
    files,
    question,
  });
}
