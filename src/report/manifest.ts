import type { ResultTable } from '../experiment/result-table.js';
import type { Findings } from './findings.js';
import { scalingLawEntries } from './scaling-law-figures.js';
import { jsonText } from './json-text.js';

/** What only the caller can know: versions, the digest of the scenario, the time of day. */
export interface ManifestFacts {
  readonly tool: string;
  readonly version: string;
  /** Runtime that computed the results: transcendental functions are only promised for one engine. */
  readonly engine: string;
  /** Time of day, ISO 8601; this file is the only one that carries it. */
  readonly finishedAt: string;
  /** The scenario with every default explicit. */
  readonly resolvedScenario: unknown;
  readonly digest: string;
  readonly files: readonly string[];
  /** What a command asked beyond the scenario, such as the demand of a plan. */
  readonly question?: unknown;
}

/** `manifest.json`: everything that is needed to compute the same results again, and to see that they are the same. */
export function manifestJson({ table, scalingLaws }: Findings, facts: ManifestFacts): string {
  const manifest = {
    tool: facts.tool,
    version: facts.version,
    engine: facts.engine,
    finished_at: facts.finishedAt,
    scenario: { name: table.scenario.name, digest: facts.digest, resolved: facts.resolvedScenario },
    ...(facts.question === undefined ? {} : { question: facts.question }),
    seed: table.scenario.seed,
    events: table.events,
    warnings: table.warnings,
    points: table.points.map(pointEntry),
    scaling_laws: scalingLawEntries(scalingLaws),
    files: facts.files,
  };
  return jsonText(manifest, 'manifest.json');
}

function pointEntry(point: ResultTable['points'][number]) {
  return {
    strategy: point.strategy,
    members: point.members,
    ...(point.failed > 0 && { failed: point.failed }),
    sweep: point.sweep,
    replications: point.replications.length,
    sampled_share: point.sampledShare,
    warm_up_s: point.warmUp.warmUp,
    measured_s: point.warmUp.duration,
    events: point.replications.reduce((sum, replication) => sum + replication.events, 0),
    fingerprints: point.replications.map((replication) => replication.fingerprint),
    warnings: point.warnings,
  };
}
