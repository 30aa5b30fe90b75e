import type * as z from 'zod';

import { nodeAt, plainOf, type Path, type SourceNode } from '../schema/source-tree.js';

/** The value at a path or its default; undefined where it is not valid by itself. */
export function valueAt<T>(tree: SourceNode, path: Path, type: z.ZodType<T>): T | undefined {
  const node = nodeAt(tree, path);
  const result = type.safeParse(node === undefined ? undefined : plainOf(node));
  return result.success ? result.data : undefined;
}
