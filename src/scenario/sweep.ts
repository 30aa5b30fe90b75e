import { issueAt, issueOf, issueOfKey, suggestion, type Issue } from '../schema/issue.js';
import { isList, isParameter } from '../schema/grammar.js';
import type { Parameter, ParameterGroup } from '../schema/parameter.js';
import { shown } from '../schema/quantity-types.js';
import { nodeAt, pathSteps, pathText, type SourceMapping, type SourceScalar } from '../schema/source-tree.js';
import type { ModelConfig } from '../model/config.js';
import { resolvedConfig } from '../model/resolved-config.js';
import { strategyNamed } from '../model/strategies/index.js';
import { strategyModel } from '../model/strategy-model.js';
import type { Setting } from './override.js';
import { modelKeys } from './parameters.js';
import type { DesignPoint, Scenario, SweepFactor } from './scenario.js';

const MOST_SETTINGS = 1000;
const form = 'write parameter paths with lists of values such as { sync.delay: [0 s, 3 s] }';

/** A swept path with the places of its values. */
export interface Factor {
  readonly path: string;
  readonly steps: readonly string[];
  readonly values: readonly SourceScalar[];
}

/** One value of every factor: what is written, and the settings that put it into the tree. */
export interface Combination {
  readonly sweep: Readonly<Record<string, string>>;
  readonly settings: readonly Setting[];
}

/** Paths that can be swept: every single value of the model, and the two that may name files. */
export const sweepablePaths: readonly string[] = ['appliance', 'traffic', ...pathsOf(modelKeys, [])];

function pathsOf(group: ParameterGroup, prefix: readonly string[]): string[] {
  return Object.entries(group).flatMap(([key, entry]) => {
    if (isParameter(entry)) return [pathText([...prefix, key])];
    return isList(entry) ? [] : pathsOf(entry, [...prefix, key]);
  });
}

/** The factors that a scenario sweeps, in the order of the file. */
export function factorsOf(tree: SourceMapping): { factors: Factor[]; issues: Issue[] } {
  const sweep = nodeAt(tree, ['sweep']);
  if (sweep === undefined) return { factors: [], issues: [] };
  if (sweep.kind !== 'mapping')
    return { factors: [], issues: [issueOf(tree, ['sweep'], `not a mapping; ${form}`)] };
  const issues = [...sweep.entries.keys()].flatMap((path) => factorIssues(tree, path));
  const factors = [...sweep.entries.keys()].flatMap((path) => factorOf(tree, path));
  const settings = factors.reduce((product, { values }) => product * values.length, 1);
  if (settings <= MOST_SETTINGS) return { factors, issues };
  issues.push(
    issueOf(tree, ['sweep'], `makes ${settings} settings; sweep at most ${MOST_SETTINGS} at a time`),
  );
  return { factors: [], issues };
}

/** The factor if its path is known and it has values, whatever else is wrong with it. */
function factorOf(tree: SourceMapping, path: string): Factor[] {
  const list = nodeAt(tree, ['sweep', path]);
  if (list?.kind !== 'list' || !isSweepable(path)) return [];
  const values = list.items.filter((item) => item.kind === 'scalar');
  return values.length === 0 ? [] : [{ path, steps: pathSteps(path), values }];
}

const isSweepable = (path: string): boolean =>
  ['appliance', 'traffic'].includes(path) || parameterAt(path) !== undefined;

/** The parameter of the model at a path such as `sync.delay` or `traffic.classes[0].share`. */
export function parameterAt(path: string): Parameter | undefined {
  let here: ParameterGroup[string] | undefined = modelKeys;
  for (const step of pathSteps(path)) {
    if (here === undefined || isParameter(here)) return undefined;
    if (isList(here)) here = /^\d+$/.test(step) ? here.item : undefined;
    else here = Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here !== undefined && isParameter(here) ? here : undefined;
}

function factorIssues(tree: SourceMapping, path: string): Issue[] {
  const list = nodeAt(tree, ['sweep', path]);
  if (!isSweepable(path)) {
    const message = `no parameter of the model${suggestion(path, sweepablePaths)} ${form}`;
    return [issueOfKey(tree, ['sweep'], path, message)];
  }
  if (list?.kind !== 'list' || list.items.length === 0) {
    const what = list?.kind === 'scalar' ? `${shown(list.value)} is not a list` : 'not a list of values';
    return [issueOf(tree, ['sweep', path], `${what}; ${form}`)];
  }
  const seen = new Set<string>();
  return list.items.flatMap((item, index) => {
    const again = item.kind === 'scalar' && seen.has(item.written);
    if (item.kind === 'scalar') seen.add(item.written);
    if (item.kind === 'scalar' && !again) return [];
    const message = again ? 'listed twice; list every value once' : `not a single value; ${form}`;
    return [issueAt(item.at, pathText(['sweep', path, index]), message)];
  });
}

/** Every setting of the factors; the last factor varies fastest. */
export function combinationsOf(factors: readonly Factor[]): Combination[] {
  let combinations: Combination[] = [{ sweep: {}, settings: [] }];
  for (const { path, steps, values } of factors) {
    combinations = combinations.flatMap(({ sweep, settings }) =>
      values.map((node) => ({
        sweep: { ...sweep, [path]: node.written },
        settings: [...settings, { steps, node }],
      })),
    );
  }
  return combinations;
}

/** A factor as the resolved scenario holds it. */
export function writtenFactor({ path, values }: Factor): SweepFactor {
  return { path, values: values.map(({ written }) => written) };
}

/** Every strategy at every size, with the model in plain terms; `single-gateway`, the unit of efficiency, first, alone and always. */
export function designPoints(
  { strategies, members }: Pick<Scenario, 'strategies' | 'members'>,
  { sweep }: Combination,
  written: ModelConfig,
): DesignPoint[] {
  const model = resolvedConfig(written);
  const others = strategies.filter((name) => name !== 'single-gateway');
  const modelOf = (name: string): ModelConfig => strategyModel(model, strategyNamed(name));
  return [
    { strategy: 'single-gateway', members: 1, sweep, model: modelOf('single-gateway') },
    ...others.flatMap((strategy) => {
      const own = { strategy, sweep, model: modelOf(strategy) };
      return members.map((size) => ({ ...own, members: size }));
    }),
  ];
}
