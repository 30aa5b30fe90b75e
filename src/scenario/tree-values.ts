import type * as z from 'zod';
import { issueOf, type Issue } from '../schema/issue.js';
import type { Parameter } from '../schema/parameter.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, plainOf, type Path, type SourceNode } from '../schema/source-tree.js';

/** A problem for every name that a path before has already. */
export function repeated(
  tree: SourceNode,
  paths: readonly Path[],
  message: (name: string) => string,
): Issue[] {
  const seen = new Set<unknown>();
  return paths.flatMap((path) => {
    const node = nodeAt(tree, path);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
    const again = seen.has(node.value);
    seen.add(node.value);
    return again ? [issueOf(tree, path, message(node.value))] : [];
  });
}

/** The value of one key or its default; undefined if it is not valid by itself. */
export function read<T>(tree: SourceNode, path: Path, parameter: Parameter<T>): T | undefined {
  if (nodeAt(tree, path) === undefined) return parameter.default;
  return valueAt(tree, path, parameterType(parameter)) as T | undefined;
}

/** The value at a path or its default; undefined where it is not valid by itself. */
export function valueAt<T>(tree: SourceNode, path: Path, type: z.ZodType<T>): T | undefined {
  const node = nodeAt(tree, path);
  const result = type.safeParse(node === undefined ? undefined : plainOf(node));
  return result.success ? result.data : undefined;
}
