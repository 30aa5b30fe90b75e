import * as z from 'zod';

import { shown } from '../schema/quantity-types.js';

/** Largest cluster that is simulated. */
export const MOST_MEMBERS = 1024;

const accepted = `write sizes from 1 to ${MOST_MEMBERS} such as [1..10, 12, 16]`;
const error = ({ input }: { input?: unknown }) =>
  input === undefined ? `missing; ${accepted}` : `${shown(input)} is not a list of sizes; ${accepted}`;

/** Cluster sizes: a list of numbers and ranges, or one text with commas. */
export const membersType = z
  .union([z.string(), z.number(), z.array(z.unknown())], { error })
  .transform((input, context) => {
    const sizes = new Set<number>();
    const items = Array.isArray(input) ? input : [input];
    if (items.length === 0) context.addIssue({ code: 'custom', message: `empty; ${accepted}` });
    items.forEach((item, index) => {
      const message = addSizes(item, sizes);
      const path = Array.isArray(input) ? [index] : [];
      if (message !== undefined) context.addIssue({ code: 'custom', message, path });
    });
    return [...sizes];
  });

function addSizes(item: unknown, sizes: Set<number>): string | undefined {
  if (typeof item !== 'string' && typeof item !== 'number')
    return `${shown(item)} is not a size; ${accepted}`;
  for (const part of String(item).split(',', MOST_MEMBERS + 1)) {
    const range = /^(\d{1,5})(\.\.(\d{1,5}))?$/.exec(part.trim());
    if (range === null) return `${shown(part.trim())} is not a size; ${accepted}`;
    const from = Number(range[1]);
    const to = Number(range.at(3) ?? from);
    if (from < 1 || to > MOST_MEMBERS || from > to) return `${part.trim()} is out of range; ${accepted}`;
    for (let size = from; size <= to; size += 1) {
      if (sizes.has(size)) return `${size} is listed twice; list every size once such as [1..10, 12]`;
      sizes.add(size);
    }
  }
  return undefined;
}
