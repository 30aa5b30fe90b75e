import type { Findings } from '../findings.js';
import { chartFile } from './chart-file.js';
import { charts } from './chart-list.js';

/** A chart as the text of its file. */
export interface ChartText {
  readonly name: string;
  readonly text: string;
}

/** The charts of a result as SVG files; those that have nothing to show are left out. */
export function chartTexts(findings: Findings): readonly ChartText[] {
  return charts.flatMap((chart) => {
    const drawing = chart.draw(findings, 'file');
    return drawing === null ? [] : [{ name: `${chart.name}.svg`, text: chartFile(drawing) }];
  });
}

/** Names of the files that a run may write as charts, for the ending given. */
export function chartNames(ending: 'svg' | 'png'): readonly string[] {
  return charts.map(({ name }) => `${name}.${ending}`);
}
