import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../experiment/result-table.js';
import { settingText } from './setting-text.js';

const PREFERRED_SIZE = 10;
const BASELINE = 'single-gateway';

/** The point of each strategy and swept setting that is read first: at ten members if all have it, else at the largest size that all have. */
export function readingPoints({ points }: ResultTable): readonly PointResult[] {
  const compared = points.filter(({ strategy }) => strategy !== BASELINE);
  const own = compared.length > 0 ? compared : points;
  const curves = [...group(own, (point) => `${point.strategy}\n${settingText(point)}`).values()];
  const sizes = curves.map((curve) => new Set(curve.map(({ members }) => members)));
  const common = [...(sizes.at(0) ?? [])].filter((size) => sizes.every((set) => set.has(size)));
  const size = common.includes(PREFERRED_SIZE) ? PREFERRED_SIZE : Math.max(...common);
  return curves.flatMap((curve) => curve.filter(({ members }) => members === size));
}
