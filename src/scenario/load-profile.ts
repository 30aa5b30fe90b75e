import * as z from 'zod';

import type { LoadProfile } from '../model/traffic/load-profile.js';
import { groupType } from '../schema/grammar.js';
import { choice, duration, number, share } from '../schema/parameter.js';
import { parameterType, shown } from '../schema/quantity-types.js';

const source = 'chosen by the user';

/** The keys of one point of a load profile. */
export const profilePointParameters = {
  at: duration({ about: 'Time since the end of the warm-up, before compression.', minimum: 0, source }),
  level: share({
    about: 'Part of the load that is offered at that time; 100 % is the rate that the load gives.',
    minimum: 0,
    maximum: 100,
    source,
  }),
} as const;

/** The keys beside the points of a load profile. */
export const profileParameters = {
  between: choice(['linear', 'steps'], {
    about:
      'How the load goes from point to point: along a straight line, or at once when the next is reached.',
    default: 'linear',
    source,
  }),
  compress: number({
    about:
      'Every time of the profile is divided by it, so that a day fits a run: 14400 makes 6 s of 24 h. Only the profile becomes shorter: transfers, keep-alive times, sync delays and table timeouts keep their length.',
    default: 1,
    minimum: 1,
    maximum: 1e6,
    source,
  }),
} as const;

/** What the list of points is for. */
export const PROFILE_ABOUT =
  'How a fixed load changes over the measured time: a list of levels in time, the first at 0 s. The warm-up runs at the first level, and after the last one the load stays at it.';

const form =
  'write points in the order of time such as [{ at: 0 s, level: 30 % }, { at: 2 s, level: 100 % }]';
const error = ({ input }: { input?: unknown }) => `${shown(input)} is not a list; ${form}`;

const pointsType = z.array(groupType(profilePointParameters) as z.ZodType<LoadProfile['points'][number]>, {
  error,
});

/** The keys of a load that make a profile of it. */
export const profileShape = {
  profile: pointsType.optional(),
  between: parameterType(profileParameters.between) as z.ZodType<LoadProfile['between']>,
  compress: parameterType(profileParameters.compress) as z.ZodType<number>,
};

/** What is wrong with the points of a profile: message and index of the point; undefined for nothing. */
export function profileProblem(
  points: LoadProfile['points'],
): { message: string; index?: number } | undefined {
  if (points.length === 0) return { message: `empty; ${form}` };
  if (points[0].at !== 0) return { message: `the first point is not at 0 s; ${form}`, index: 0 };
  const late = points.findIndex(({ at }, index) => index > 0 && at <= points[index - 1].at);
  if (late > 0) return { message: `is not after the point before; ${form}`, index: late };
  if (points.every(({ level }) => level === 0)) return { message: `is 0 % all the time; ${form}` };
  return undefined;
}

/** A profile in simulated time. */
export function compressed(
  points: LoadProfile['points'],
  between: LoadProfile['between'],
  factor: number,
): LoadProfile {
  return { points: points.map(({ at, level }) => ({ at: Math.floor(at / factor + 0.5), level })), between };
}
