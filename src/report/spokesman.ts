import type { PointResult } from '../experiment/result-table.js';

const PREFERRED_STRATEGY = 'hypersync';
const PREFERRED_SIZE = 10;

/** The point that the answer speaks of: HyperSync at ten members if it is there, else the largest supported size. */
export function spokesman(points: readonly PointResult[]): PointResult {
  const compared = points.filter((point) => point.strategy !== 'single-gateway');
  const strategies = new Set(compared.map((point) => point.strategy));
  const chosen = strategies.has(PREFERRED_STRATEGY) ? PREFERRED_STRATEGY : compared.at(0)?.strategy;
  const own = chosen === undefined ? points : compared.filter((point) => point.strategy === chosen);
  const supported = own.filter((point) => !point.beyondSupportedLimit);
  const candidates = supported.length > 0 ? supported : own;
  const largest = candidates.reduce((best, point) => (point.members > best.members ? point : best));
  return candidates.find((point) => point.members === PREFERRED_SIZE) ?? largest;
}
