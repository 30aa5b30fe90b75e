import { MS, S } from '../../kernel/time.js';
import { count, duration, share, type Values } from '../../schema/parameter.js';

/** Auto-scaling: when members from a pool of spare ones join, and when they leave again. */
export const autoScalingParameters = {
  standby: count({
    about: 'Members in the pool beside those of the cluster; 0 for no auto-scaling.',
    default: 0,
    minimum: 0,
    maximum: 64,
    source: 'Auto-Scaling of R81.20: spare appliances move into a group under load (domain 1.4.4)',
  }),
  joinAbove: share({
    about: 'Mean load of the members above which one joins: of the busiest class of cores of each.',
    default: 0.8,
    minimum: 0.01,
    maximum: 1,
    source: 'assumption: not public (domain 1.4.4); a usual alarm level',
  }),
  leaveBelow: share({
    about: 'Mean load of the members below which the last that joined leaves.',
    default: 0.3,
    minimum: 0,
    maximum: 1,
    source: 'assumption: not public (domain 1.4.4); less than half, so that the others do not call it back',
  }),
  interval: duration({
    about: 'Time over which loads are measured.',
    default: 500 * MS,
    minimum: 10 * MS,
    source: 'assumption: not public; enough packets for a mean',
  }),
  hold: duration({
    about: 'How long the mean load must stay beyond a limit before a member joins or leaves.',
    default: 10 * S,
    minimum: 0,
    source: 'assumption: not public (domain 1.4.4); longer than a burst',
  }),
  coolDown: duration({
    about: 'Time after a member was called or left before the next is.',
    default: 30 * S,
    minimum: 0,
    source: 'assumption: not public (domain 1.4.4); until connections have spread',
  }),
  activation: duration({
    about: 'Time from the call until a spare member is ready to get policy and configuration.',
    default: 60 * S,
    minimum: 0,
    source: 'assumption: not public (domain 1.4.4); assignment to the group and a restart of its services',
  }),
} as const;

export type AutoScalingConfig = Values<typeof autoScalingParameters>;
