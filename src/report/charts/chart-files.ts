import type { Findings } from '../findings.js';
import { IN_FILES, shownFindings } from '../shown-findings.js';
import { chartFile } from './chart-file.js';
import { charts } from './chart-list.js';

/** A chart as the text of its file. */
export interface ChartText {
  readonly name: string;
  readonly text: string;
}

/** The charts of a result as SVG files; those that have nothing to show are left out. */
export function chartTexts(findings: Findings): readonly ChartText[] {
  const { shown, hidden } = shownFindings(findings, IN_FILES);
  const more = hidden === 0 ? [] : [`${hidden} more swept settings are in the tables.`];
  return charts.flatMap((chart) => {
    const drawing = chart.draw(shown, 'file');
    if (drawing === null) return [];
    const notes = [...drawing.notes, ...more];
    return [{ name: `${chart.name}.svg`, text: chartFile({ ...drawing, notes }) }];
  });
}

/** Names of the files that a run may write as charts, for the ending given. */
export function chartNames(ending: 'svg' | 'png'): readonly string[] {
  return charts.map(({ name }) => `${name}.${ending}`);
}
