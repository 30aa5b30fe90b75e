import { group } from 'd3-array';
import type { Findings } from './findings.js';
import { settingText } from './setting-text.js';

/** How many swept settings are drawn: as panels, and as lines of one chart where one strategy alone is swept. */
export interface DrawnSettings {
  readonly panels: number;
  readonly lines: number;
}

/** On the page more panels would be too many to read. */
export const ON_PAGE: DrawnSettings = { panels: 6, lines: 10 };
/** In files more would be slow to draw and to open. */
export const IN_FILES: DrawnSettings = { panels: 16, lines: 16 };

/** The findings of the first swept settings, for charts, and how many settings are left out. */
export function shownFindings(
  findings: Findings,
  { panels, lines }: DrawnSettings,
): { readonly shown: Findings; readonly hidden: number } {
  const { table, scalingLaws, comparison } = findings;
  const settings = [...group(table.points, settingText).keys()];
  const compared = new Set(
    table.points.map(({ strategy }) => strategy).filter((name) => name !== 'single-gateway'),
  );
  const most = compared.size > 1 ? panels : lines;
  if (settings.length <= most) return { shown: findings, hidden: 0 };
  const kept = new Set(settings.slice(0, most));
  return {
    shown: {
      table: { ...table, points: table.points.filter((point) => kept.has(settingText(point))) },
      scalingLaws: scalingLaws.filter((law) => kept.has(settingText(law))),
      comparison:
        comparison === null
          ? null
          : { ...comparison, points: comparison.points.filter(({ point }) => kept.has(settingText(point))) },
    },
    hidden: settings.length - kept.size,
  };
}
