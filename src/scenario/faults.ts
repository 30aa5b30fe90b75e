import * as z from 'zod';

import { FAULT_VERBS, type Fault } from '../model/faults/fault.js';
import { groupType } from '../schema/grammar.js';
import { choice, count, duration } from '../schema/parameter.js';
import { shown } from '../schema/quantity-types.js';
import { MOST_MEMBERS } from './members.js';

const source = 'chosen by the user';

/** The keys of one fault. */
export const faultParameters = {
  at: duration({ about: 'Simulated time since the end of the warm-up.', minimum: 0, source }),
  do: choice(FAULT_VERBS, {
    about:
      'What happens: a crash loses all that the member holds; a restart brings it back, empty; a removal lets its connections move or drain.',
    source,
  }),
  member: count({
    about: 'Number of the member, from 1.',
    minimum: 1,
    maximum: MOST_MEMBERS,
    source,
  }),
} as const;

/** What the list is for. */
export const FAULTS_ABOUT =
  'What happens to members while traffic flows, under a fixed load: a list of faults in time.';

const error = ({ input }: { input?: unknown }) =>
  `${shown(input)} is not a list; write faults such as [{ at: 600 ms, do: crash, member: 2 }]`;

/** The timeline of faults; none where it is left out. */
export const faultsType = z
  .array(groupType(faultParameters) as z.ZodType<Fault>, { error })
  .prefault([])
  .meta({ description: FAULTS_ABOUT });
