import type { PointResult } from '../experiment/result-table.js';
import { settingText } from './setting-text.js';

const MOST_PLACES = 3;

/** A few points such as `hypersync x 10, sync.delay = 3 s`, and how many more there are. */
export function placesText(points: readonly PointResult[]): string {
  const more = points.length - MOST_PLACES;
  const places = points.slice(0, MOST_PLACES).map(placeText);
  return [...places, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function placeText(point: PointResult): string {
  const setting = settingText(point);
  return `${point.strategy} x ${point.members}${setting === '' ? '' : `, ${setting}`}`;
}
