import { mean } from 'd3-array';
import type { TimeBin, Timeline } from '../model/timeline/time-bin.js';
import { LOSS_CAUSES, type LossCause } from '../model/faults/loss-cause.js';
import type { TimelineBin } from './result-table.js';

/** The mean course over the replications of a point; undefined where it has none. */
export function timelineResult(replications: readonly (Timeline | undefined)[]): TimelineBin[] | undefined {
  const seen = replications.filter((one) => one !== undefined);
  if (seen.length === 0) return undefined;
  const bins = Math.min(...seen.map((one) => one.bins.length));
  return Array.from({ length: bins }, (_, index) => meanBin(seen, index));
}

/** One bin of the mean course, in which nothing is lost and nothing happens. */
export function meanBin(seen: readonly Timeline[], index: number): TimelineBin {
  const [{ bin }] = seen;
  const bins = seen.map((one) => one.bins[index]);
  const of = (value: (one: TimeBin) => number): number => mean(bins, value)!;
  const known = (value: (one: TimeBin) => number | null): number | null => {
    const values = bins.map(value).filter((one) => one !== null);
    return values.length < bins.length ? null : mean(values)!;
  };
  const perSecond = 1e9 / bin;
  const p99 = known(({ latencyP99 }) => latencyP99);
  return {
    start: (index * bin) / 1e9,
    offeredPps: of(({ offeredPackets }) => offeredPackets) * perSecond,
    handledPps: of(({ handledPackets }) => handledPackets) * perSecond,
    droppedPps: of(({ droppedPackets }) => droppedPackets) * perSecond,
    membersUp: of(({ membersUp }) => membersUp),
    lost: Object.fromEntries(LOSS_CAUSES.map((cause) => [cause, 0])) as Record<LossCause, number>,
    highestLoad: of(({ highestLoad }) => Math.min(1, highestLoad)),
    meanLoad: of(({ meanLoad }) => Math.min(1, meanLoad)),
    events: [],
    latencyP99: p99 === null ? null : p99 / 1e9,
    tableLoad: known(({ tableLoad }) => tableLoad),
    floodOfferedPps: of(({ floodOffered }) => floodOffered) * perSecond,
    floodDroppedPps: of(({ floodDropped }) => floodDropped) * perSecond,
    syncBlockedPps: of(({ syncBlockedPackets }) => syncBlockedPackets) * perSecond,
  };
}
