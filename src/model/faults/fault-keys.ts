import { count, counts, duration, share } from '../../schema/parameter.js';
import { ORCHESTRATORS } from '../cluster/downlinks.js';

const source = 'chosen by the user';

/** The keys of a fault beside `at` and `do`; its verb says which of them it needs. */
export const faultKeys = {
  member: count({
    about: 'Number of the member, from 1.',
    default: null,
    minimum: 1,
    source,
  }),
  members: counts({
    about: 'Numbers of several members, from 1.',
    default: null,
    minimum: 1,
    source,
  }),
  site: count({
    about: 'Number of the site, 1 or 2.',
    default: null,
    minimum: 1,
    maximum: 2,
    source,
  }),
  downlinks: count({
    about: 'Number of its downlinks; left out, one fails and all are repaired.',
    default: null,
    minimum: 1,
    maximum: 64,
    source,
  }),
  orchestrator: count({
    about: 'Number of the orchestrator; downlinks go to the first and the second in turn.',
    default: null,
    minimum: 1,
    maximum: ORCHESTRATORS,
    source,
  }),
  share: share({ about: 'Share of what is lost.', default: null, minimum: 0, maximum: 1, source }),
  speed: share({
    about: 'Speed of all cores of a slow member over their usual one.',
    default: null,
    minimum: 0.01,
    maximum: 1,
    source,
  }),
  latency: duration({ about: 'Delay that is added.', default: null, minimum: 0, source }),
  for: duration({
    about: 'How long it lasts; left out, until a later fault ends it, or the run.',
    default: null,
    minimum: 1,
    source,
  }),
} as const;

export type FaultKey = keyof typeof faultKeys;
