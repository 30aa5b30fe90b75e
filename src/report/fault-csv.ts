import { courseOf } from './course-of.js';
import { LOSS_CAUSES_IN_RESULTS } from '../experiment/fault-results.js';
import type { PointResult, ResultTable, TimelineBin } from '../experiment/result-table.js';
import { columnNames } from './columns.js';
import { csvText, type Row } from './csv-text.js';
import { lostColumn } from './timeline-columns.js';

/** `timeline.csv`: the course of every point that has one, bin by bin. */
export function timelineCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    courseOf(point).map((bin) => ({
      ...keys(table, point),
      ...binRow(bin),
    })),
  );
  return csvText('timeline.csv', columnNames('timeline.csv', table), rows);
}

/** `faults.csv`: what the faults did to every point that has some, figure by figure. */
export function faultsCsv(table: ResultTable): string {
  const rows = table.points.flatMap((point) =>
    (point.faults?.figures ?? []).map(({ name, unit, estimate }) => {
      const { mean, ciLow, ciHigh, stdDev, replications } = estimate;
      const figures = { mean, ci_low: ciLow, ci_high: ciHigh, std_dev: stdDev, replications };
      return { ...keys(table, point), figure: name, unit, ...figures };
    }),
  );
  return csvText('faults.csv', columnNames('faults.csv', table), rows);
}

function keys(table: ResultTable, { strategy, members, sweep }: PointResult): Row {
  return { ...sweep, scenario: table.scenario.name, strategy, members };
}

function binRow(bin: TimelineBin): Row {
  return {
    time_s: bin.start,
    offered_pps: bin.offeredPps,
    handled_pps: bin.handledPps,
    dropped_pps: bin.droppedPps,
    members_up: bin.membersUp,
    ...Object.fromEntries(LOSS_CAUSES_IN_RESULTS.map((cause) => [lostColumn(cause), bin.lost[cause]])),
    highest_load: bin.highestLoad,
    events: bin.events.join('; '),
    mean_load: bin.meanLoad,
    latency_p99_s: bin.latencyP99,
    table_load: bin.tableLoad,
    flood_offered_pps: bin.floodOfferedPps,
    flood_dropped_pps: bin.floodDroppedPps,
    sync_blocked_pps: bin.syncBlockedPps,
  };
}
