import { mean } from 'd3-array';
import type { Content } from '../model/management/content.js';
import type { FaultEvent, FaultFigures } from '../model/faults/fault-figures.js';
import type { InstallationTraffic } from '../model/management/installation-meter.js';
import type { ManagementFigures } from '../model/management/management-figures.js';
import { LOSS_CAUSES, type LossCause } from '../model/faults/loss-cause.js';
import { meanInterval } from '../stats/confidence.js';
import { asEstimate } from './estimates.js';
import { timelineEvents } from './timeline-events.js';
import { meanBin } from './timeline-results.js';
import type { FaultResult, TimelineBin } from './result-table.js';

/** The causes of losses, for those who only read results. */
export const LOSS_CAUSES_IN_RESULTS: readonly LossCause[] = LOSS_CAUSES;

/** Means and intervals over the replications of a point; undefined where it has no faults. */
export function faultResult(replications: readonly (FaultFigures | undefined)[]): FaultResult | undefined {
  const seen = replications.filter((one) => one !== undefined);
  if (seen.length === 0) return undefined;
  const bins = Math.min(...seen.map((one) => one.bins.length));
  return {
    timeline: Array.from({ length: bins }, (_, index) => binOf(seen, index)),
    events: timelineEvents(seen.map(({ events }) => events)),
    figures: FIGURES.flatMap(({ name, unit, of }) => {
      const values = seen.map(of).filter((value) => value !== undefined);
      if (values.length < seen.length) return [];
      const interval = meanInterval(values);
      return [{ name, unit, estimate: asEstimate(interval, interval, 'mean') }];
    }),
  };
}

/** The figures of a failure: name, unit, meaning, and value in one replication, undefined where it does not apply. */
export const FIGURES: readonly {
  readonly name: string;
  readonly unit: string;
  readonly about: string;
  readonly of: (figures: FaultFigures) => number | undefined;
}[] = [
  {
    name: 'detection_s',
    unit: 's',
    about: 'From a crash until the others know it; at that instant survivors own all that was not lost.',
    of: (figures) => delayAfter(figures, 'crash', 'detected'),
  },
  {
    name: 'restoration_s',
    unit: 's',
    about: 'From a crash until missing copies are restored; of HyperSync only.',
    of: (figures) => delayAfter(figures, 'crash', 'copies restored'),
  },
  {
    name: 'connections_at_risk',
    unit: '1',
    about: 'Open connections on members at the instants of their crashes, or of a failover of their site.',
    of: ({ atRisk }) => atRisk,
  },
  ...LOSS_CAUSES.map((cause) => ({
    name: `connections_lost_${cause.replaceAll('-', '_')}`,
    unit: '1',
    about: `Connections lost in crashes; cause: ${cause.replaceAll('-', ' ')}.`,
    of: ({ lost }: FaultFigures): number => lost[cause],
  })),
  {
    name: 'connections_lost_share',
    unit: '1',
    about: 'Connections lost over those at risk; absent where none was.',
    of: ({ atRisk, lost }) =>
      atRisk > 0 ? LOSS_CAUSES.reduce((sum, cause) => sum + lost[cause], 0) / atRisk : undefined,
  },
  {
    name: 'packets_dropped_member_down',
    unit: '1',
    about: 'Packets that reached a member that was down, or were lost in it.',
    of: ({ droppedForMemberDown }) => droppedForMemberDown,
  },
  {
    name: 'highest_load_after',
    unit: '1',
    about: 'Highest load of any member in a time bin after the first fault, not more than one.',
    of: highestLoadAfter,
  },
  {
    name: 'join_s',
    unit: 's',
    about: 'From the start of a member that was never there until it has joined.',
    of: (figures) => delayAfter(figures, 'join', 'joined'),
  },
  {
    name: 'connections_moved',
    unit: '1',
    about: 'Open connections that went from one member to another.',
    of: ({ moved }) => moved,
  },
  ...(['policy', 'configuration'] as const).flatMap((content) => [
    {
      name: `${content}_installation_s`,
      unit: 's',
      about: `From the command to install a ${content} until all members that are up have it.`,
      of: (figures: FaultFigures) => installationTime(figures, content),
    },
    {
      name: `${content}_disagreement_s`,
      unit: 's',
      about: `Time during which not all members that are up had the same ${content}.`,
      of: ({ management }: FaultFigures) =>
        wasInstalled(management, content) ? management!.disagreement[content] / 1e9 : undefined,
    },
  ]),
  {
    name: 'connections_rematched',
    unit: '1',
    about: 'Open connections that a new policy had matched again.',
    of: ({ management }) => (wasInstalled(management, 'policy') ? management!.rematched : undefined),
  },
  {
    name: 'installation_drop_ratio',
    unit: '1',
    about: 'Packets dropped over those offered while a policy or a configuration was being installed.',
    of: ({ management }) => dropRatio(management?.traffic),
  },
  {
    name: 'installation_latency_p99_s',
    unit: 's',
    about: '99th percentile of the transit of data packets meanwhile.',
    of: ({ management }) => secondsOf(management?.traffic.latencyP99),
  },
  {
    name: 'site_failover_s',
    unit: 's',
    about:
      'From the failure of the active site, or the order to fail over, until the other handles the traffic.',
    of: siteFailover,
  },
  {
    name: 'packets_dropped_sync_blocked',
    unit: '1',
    about:
      'Packets of new connections that a member did not let in, since its sync packets were not acknowledged.',
    of: ({ droppedSyncBlocked }) => droppedSyncBlocked,
  },
  {
    name: 'staleness_mean_s',
    unit: 's',
    about: 'From an update of a connection to its arrival at a member that holds a copy, mean over arrivals.',
    of: ({ staleness }) => (staleness.mean === null ? undefined : staleness.mean / 1e9),
  },
  {
    name: 'staleness_p99_s',
    unit: 's',
    about: 'Its 99th percentile.',
    of: ({ staleness }) => (staleness.p99 === null ? undefined : staleness.p99 / 1e9),
  },
  {
    name: 'sync_records_lost',
    unit: '1',
    about: 'Update records that a member never got, once for each member.',
    of: ({ recordsLost }) => recordsLost,
  },
  {
    name: 'sync_packets_retransmitted',
    unit: '1',
    about: 'Sync packets that delta sync sent again.',
    of: ({ retransmitted }) => retransmitted,
  },
  {
    name: 'packets_dropped_downlink_down',
    unit: '1',
    about: 'Packets that were on their way through a downlink that failed, or found none at their member.',
    of: ({ droppedForDownlinkDown }) => droppedForDownlinkDown,
  },
];

function binOf(seen: readonly FaultFigures[], index: number): TimelineBin {
  const [{ bin }] = seen;
  const of = (cause: LossCause): number => mean(seen, ({ bins }) => bins[index].lost[cause])!;
  return {
    ...meanBin(seen, index),
    lost: Object.fromEntries(LOSS_CAUSES.map((cause) => [cause, of(cause)])) as Record<LossCause, number>,
    events: eventsIn(seen, index * bin, (index + 1) * bin),
  };
}

/** Each kind of event between two instants once, in the order of the first replication that has it. */
function eventsIn(seen: readonly FaultFigures[], from: number, to: number): string[] {
  const inside = seen.flatMap(({ events }) => events.filter(({ at }) => at >= from && at < to));
  return [...new Set(inside.map(nameOf))];
}

const nameOf = ({ what, member }: FaultEvent): string => (member === null ? what : `${what} ${member}`);

/** Mean over all events of a kind of the seconds until another follows, of the same member where it has one. */
function delayAfter({ events }: FaultFigures, first: string, then: string): number | undefined {
  const delays = events.flatMap((begin, index) => {
    if (begin.what !== first) return [];
    const next = events
      .slice(index)
      .find((event) => event.what === then && (event.member === null || event.member === begin.member));
    return next === undefined ? [] : [(next.at - begin.at) / 1e9];
  });
  return mean(delays);
}

/** Mean seconds of the installations that were completed; undefined where one was not, or none was asked for. */
function installationTime({ management }: FaultFigures, content: Content): number | undefined {
  const all = management?.installations.filter((one) => one.content === content) ?? [];
  if (all.some(({ took }) => took === null)) return undefined;
  return mean(all, ({ took }) => took! / 1e9);
}

const wasInstalled = (management: ManagementFigures | undefined, content: Content): boolean =>
  management?.installations.some((one) => one.content === content) === true;

const secondsOf = (nanoseconds: number | null | undefined): number | undefined =>
  nanoseconds === null || nanoseconds === undefined ? undefined : nanoseconds / 1e9;

const dropRatio = (traffic: InstallationTraffic | undefined): number | undefined =>
  traffic === undefined || traffic.offered === 0 ? undefined : traffic.dropped / traffic.offered;

/** Mean over the failures and failovers of a site that made another one active. */
function siteFailover({ events }: FaultFigures): number | undefined {
  const begins = (what: string): boolean => what === 'site failure' || what === 'site failover';
  const delays = events.flatMap((event, index) => {
    if (event.what !== 'site active') return [];
    const cause = events.slice(0, index).findLast(({ what }) => begins(what));
    return cause === undefined ? [] : [(event.at - cause.at) / 1e9];
  });
  return mean(delays);
}

function highestLoadAfter({ bin, bins, events }: FaultFigures): number | undefined {
  const first = events.at(0);
  if (first === undefined) return undefined;
  const after = bins.filter((_, index) => (index + 1) * bin > first.at);
  return Math.min(1, Math.max(0, ...after.map(({ highestLoad }) => highestLoad)));
}
