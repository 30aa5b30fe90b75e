import type { PointResult, ResultTable } from '../experiment/result-table.js';
import { welch } from '../stats/welch.js';
import { columnNames } from './columns.js';
import { csvText, type Row } from './csv-text.js';

/** Neighbours on each side that the moving average takes in: a twentieth of the series. */
export const windowOf = (length: number): number => Math.floor(length / 20);

/** `warm-up.csv`: the data of Welch's plot for every point. */
export function warmUpCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) => rowsOf(table, point));
  return csvText('warm-up.csv', columnNames('warm-up.csv', table), rows);
}

function rowsOf(table: ResultTable, point: PointResult): Row[] {
  const { series, interval, warmUp, state, settled } = point.warmUp;
  const smooth = welch([series], windowOf(series.length));
  return series.map((mean, index) => {
    const time = (index + 1) * interval;
    return {
      ...{ ...point.sweep, scenario: table.scenario.name, strategy: point.strategy, members: point.members },
      ...{ state, time_s: time, mean, moving_average: smooth.at(index), measured: time > warmUp, settled },
    };
  });
}
