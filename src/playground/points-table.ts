import { cell, dataTable, figureCell } from '../report/page/data-table.js';
import type { Markup } from '../report/page/markup.js';
import { estimateOf } from '../report/estimate-of.js';
import type { ResultTable } from '../experiment/result-table.js';

/** The points behind the curves, with their intervals and how many replications they rest on so far. */
export function pointsTable(table: ResultTable): Markup {
  return dataTable({
    caption: 'Capacity of every strategy and size, with 95 % intervals',
    saveAs: 'points.csv',
    columns: [
      { head: 'Strategy' },
      { head: 'Members', numeric: true },
      { head: 'Capacity', numeric: true },
      { head: 'Efficiency', numeric: true },
      { head: 'Replications', numeric: true },
      { head: 'What binds' },
    ],
    rows: table.points.map((point) => [
      cell(point.strategy),
      cell(point.members, point.members),
      figureCell(estimateOf(point, 'capacity_bps'), 'bitRate'),
      figureCell(estimateOf(point, 'efficiency'), 'share'),
      cell(point.replications.length, point.replications.length),
      cell(point.bottleneck === '' ? '–' : point.bottleneck),
    ]),
  });
}
