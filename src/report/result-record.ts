import type { ResultTable } from '../experiment/result-table.js';
import { digestOf } from '../scenario/hash.js';

/** What is known of a run beside its figures, the same wherever it runs. */
export interface RunFacts {
  /** Version of the tool that simulated. */
  readonly version: string;
  /** The scenario with every default explicit, and its digest, as the manifest has them. */
  readonly resolvedScenario: unknown;
  readonly digest: string;
  /** The same as a scenario file. */
  readonly scenarioText: string;
}

/** A finished result as it is kept: all that its tables, charts and page are drawn from. */
export interface ResultRecord {
  readonly facts: RunFacts;
  /** Strategy that the others are compared with; null unless a comparison was asked for. */
  readonly baseline: string | null;
  readonly table: ResultTable;
  /** Names of the tables that lie beside it. */
  readonly tables: readonly string[];
}

/** A record that was read, or why there is none in the text. */
export type ReadRecord =
  { readonly ok: true; readonly record: ResultRecord } | { readonly ok: false; readonly message: string };

export const RECORD_NAME = 'result.json';
export const SCENARIO_NAME = 'scenario.yaml';
const FORMAT = 'maestro-sim result 1';

/** The record as text, with a digest of its own by which a change is seen. */
export function recordText(record: ResultRecord): string {
  const { scenario } = record.table;
  const content = { ...record, table: { ...record.table, scenario: { ...scenario, points: [] } } };
  return `${JSON.stringify({ format: FORMAT, content_digest: digestOf(content), content }, refuseNone)}\n`;
}

/** Reads what `recordText` wrote; anything else is refused. */
export function readRecord(text: string): ReadRecord {
  const read = parsed(text);
  if (read?.format !== FORMAT || read.content === undefined) {
    return { ok: false, message: 'is no result that this version can read; run the scenario again' };
  }
  if (digestOf(read.content) !== read.content_digest) {
    return { ok: false, message: 'was changed after it was written; run the scenario again' };
  }
  return { ok: true, record: read.content };
}

interface Kept {
  readonly format?: unknown;
  readonly content_digest?: unknown;
  readonly content?: ResultRecord;
}

function parsed(text: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** JSON would write a number that is none as null, which reads back as something else. */
function refuseNone(key: string, item: unknown): unknown {
  if (typeof item === 'number' && !Number.isFinite(item))
    throw new Error(`${RECORD_NAME}: ${key} is ${item}`);
  return item;
}
