import * as Plot from '@observablehq/plot';
import type { Mark } from './plot-document.js';

/** Room to the left of the axes, where the values stand. */
export const VALUE_ROOM = 52;

/** The values of the upright axis beside their grid lines, and above them what they are. */
export function valueAxis(
  values: readonly number[],
  format: (value: number) => string,
  title: string,
): readonly Mark[] {
  const at = { frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: 'currentColor' } as const;
  return [
    Plot.text(values, { ...at, y: (value: number) => value, text: format }),
    Plot.text([title], { frameAnchor: 'top-left', dx: 4 - VALUE_ROOM, dy: -26 }),
  ];
}
