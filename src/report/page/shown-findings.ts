import { group } from 'd3-array';
import type { Findings } from '../findings.js';
import { settingText } from '../setting-text.js';

/** Settings that charts of the page show: more would make them many and small. */
const MOST_PANELS = 6;
/** The same where one strategy alone is swept, so that settings are lines of one chart. */
const MOST_LINES = 10;

/** The findings of the first swept settings, for charts, and how many settings are left out. */
export function shownFindings(findings: Findings): { readonly shown: Findings; readonly hidden: number } {
  const { table, scalingLaws, comparison } = findings;
  const settings = [...group(table.points, settingText).keys()];
  const compared = new Set(
    table.points.map(({ strategy }) => strategy).filter((name) => name !== 'single-gateway'),
  );
  const most = compared.size > 1 ? MOST_PANELS : MOST_LINES;
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
