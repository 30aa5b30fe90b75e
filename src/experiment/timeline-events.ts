import { group, mean } from 'd3-array';
import type { FaultEvent } from '../model/faults/fault-figures.js';
import type { TimelineEvent } from './result-table.js';

/** The events of several replications as one course: each first, second … of its kind and member at its mean instant. */
export function timelineEvents(replications: readonly (readonly FaultEvent[])[]): readonly TimelineEvent[] {
  const numbered = replications.flatMap((events) => {
    const seen = new Map<string, number>();
    return events.map((event) => {
      const name = `${event.what} ${event.member}`;
      const turn = (seen.get(name) ?? 0) + 1;
      seen.set(name, turn);
      return { ...event, key: `${name}/${turn}` };
    });
  });
  return [...group(numbered, ({ key }) => key).values()]
    .map((same) => ({
      what: same[0].what,
      member: same[0].member,
      at: mean(same, ({ at }) => at)! / 1e9,
      share: same.length / replications.length,
    }))
    .sort((a, b) => a.at - b.at);
}
