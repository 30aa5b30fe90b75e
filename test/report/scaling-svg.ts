import type { ResultTable } from '../../src/experiment/result-table.js';
import { chartFile } from '../../src/report/charts/chart-file.js';
import { scalingChart } from '../../src/report/charts/scaling.js';
import { findingsOf } from '../../src/report/findings.js';

/** The file of the scaling chart; an empty drawing where there is nothing to draw. */
export function scalingSvg(table: ResultTable): string {
  const drawing = scalingChart.draw(findingsOf(table), 'file');
  return drawing === null
    ? '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'
    : chartFile(drawing);
}
