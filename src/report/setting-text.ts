import type { PointResult } from '../experiment/result-table.js';

/** The swept setting of a point as a reader would write it, such as `sync.delay = 3 s`; empty where nothing is swept. */
export function settingText({ sweep }: Pick<PointResult, 'sweep'>): string {
  return Object.entries(sweep)
    .map(([path, value]) => `${path} = ${value}`)
    .join(', ');
}
