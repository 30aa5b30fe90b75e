import * as z from 'zod';

import { check, type Checked } from '../schema/grammar.js';
import { issueAt, type Issue } from '../schema/issue.js';
import { issueList } from '../schema/issue-list.js';
import { readYaml, type SourceText } from '../schema/read-yaml.js';
import type { SourceMapping } from '../schema/source-tree.js';
import type { ModelConfig } from '../model/config.js';
import { impossibleCombinations } from './checks.js';
import { loadChangeProblems } from './load-change-checks.js';
import { settingsOf, type Override, type Setting } from './override.js';
import { modelKeys } from './parameters.js';
import { References, type Resolved } from './references.js';
import { runLength } from './run-length.js';
import type { ScenarioFiles } from './scenario-files.js';
import type { DesignPoint, Load, Scenario, SweepFactor } from './scenario.js';
import { modelType, scenarioType, type CheckedKeys } from './scenario-type.js';
import {
  combinationsOf,
  designPoints,
  factorsOf,
  writtenFactor,
  type Combination,
  type Factor,
} from './sweep.js';
import { ownLoad } from './virtual-systems.js';
import { warningsOf } from './warnings.js';

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly warnings: string[] }
  | { readonly ok: false; readonly issues: Issue[] };

export interface ParseOptions {
  readonly files: ScenarioFiles;
  readonly overrides?: readonly Override[];
}

/** A scenario file resolved: references read, overrides applied, defaults filled in; or every problem at once. */
export function parseScenario(file: SourceText, { files, overrides = [] }: ParseOptions): ParseResult {
  const read = readYaml(file);
  if (!read.ok) return refused(read.issues);
  const { settings, issues } = settingsOf(overrides);
  const references = new References(files, file.path);
  const result = scenarioOf(read.root, settings, references);
  const all = [...read.issues, ...issues, ...(result.ok ? [] : result.issues)];
  if (all.length > 0 || !result.ok) return refused(all);
  return { ok: true, scenario: frozen(result.value), warnings: warningsOf(result.value) };
}

function scenarioOf(
  root: SourceMapping,
  settings: readonly Setting[],
  references: References,
): Checked<Scenario> {
  const base = references.resolve(root, settings);
  const { factors, issues: sweepIssues } = factorsOf(base.tree);
  const keys = check(without(scenarioType, base.unread), base.tree) as Checked<CheckedKeys>;
  const combinations = combinationsOf(factors);
  const models = combinations.map((combination) => modelAt(root, settings, combination, references));
  const issues = [...base.issues, ...sweepIssues, ...impossibleCombinations(base.tree)];
  issues.push(...sweptSettings(factors, settings));
  for (const checked of [keys, ...models]) if (!checked.ok) issues.push(...checked.issues);
  if (issues.length > 0 || !keys.ok) return { ok: false, issues };
  const points = combinations.flatMap((combination, index) => {
    const model = models[index];
    return model.ok ? designPoints(keys.value, combination, model.value) : [];
  });
  return { ok: true, value: assembled(keys.value, factors.map(writtenFactor), points) };
}

/** A setting that a sweep would silently undo. */
function sweptSettings(factors: readonly Factor[], settings: readonly Setting[]): Issue[] {
  const swept = new Map(factors.map(({ path, steps }) => [steps.join('.'), path]));
  return settings.flatMap(({ steps, node }) => {
    const path = swept.get(steps.join('.'));
    const message = `is swept by the scenario; set the values of the sweep such as sweep.${path ?? ''}=[...]`;
    return path === undefined ? [] : [issueAt(node.at, path, message)];
  });
}

function modelAt(
  root: SourceMapping,
  settings: readonly Setting[],
  { settings: swept }: Combination,
  references: References,
): Checked<ModelConfig> {
  const { tree, issues, unread } = references.resolve(root, [...settings, ...swept]);
  const entries = [...tree.entries].filter(([key]) => Object.hasOwn(modelKeys, key));
  const part: SourceMapping = { ...tree, entries: new Map(entries) };
  const model = check(without(modelType, unread), part) as Checked<ModelConfig>;
  const changes = loadChangeProblems(tree);
  const all = [...issues, ...impossibleCombinations(part), ...changes, ...(model.ok ? [] : model.issues)];
  if (all.length > 0 || !model.ok) return { ok: false, issues: all };
  return { ok: true, value: modelOf(model.value) };
}

const without = (type: typeof scenarioType | typeof modelType, keys: Resolved['unread']) =>
  type.extend(Object.fromEntries(keys.map((key) => [key, z.unknown().optional()])));

function assembled(keys: CheckedKeys, sweep: SweepFactor[], points: DesignPoint[]): Scenario {
  const { name, description, seed, rng, strategies, members } = keys;
  const { objective, replications, fidelity, faults, autoScaling, floods } = keys;
  const load = loadOf(keys);
  const asked = {
    name,
    description,
    seed,
    rng,
    strategies,
    members,
    load,
    objective,
    replications,
    fidelity,
    run: runLength(keys.run, { load, faults, floods }, autoScaling.standby > 0),
    faults,
    ...(autoScaling.standby > 0 && { autoScaling }),
    floods,
  };
  return { ...asked, model: modelOf(keys), sweep, points };
}

/** Virtual systems that have loads say what is offered. */
function loadOf({ load, virtualSystems }: CheckedKeys): Load {
  const rate = ownLoad(virtualSystems);
  return rate === undefined ? load : { kind: 'fixed', unit: 'cps', rate, per: 'virtual-system' };
}

/** Strategies without options of their own have no entry, nor has VSLS where virtual systems are named. */
function modelOf(keys: ModelConfig): ModelConfig {
  const { appliance, traffic, sync, distribution, sites, tables, management, virtualSystems, options } = keys;
  const used = Object.entries(options).filter(
    ([name, values]) => Object.keys(values).length > 0 && (virtualSystems === undefined || name !== 'vsls'),
  );
  return {
    ...{ appliance, traffic, sync, distribution, sites, tables, management },
    ...(virtualSystems !== undefined && { virtualSystems }),
    options: Object.fromEntries(used),
  };
}

const refused = (issues: readonly Issue[]): ParseResult => ({ ok: false, issues: issueList(issues) });

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
