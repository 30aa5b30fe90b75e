import * as z from 'zod';

import type { Fault } from '../model/faults/fault.js';
import { faultKeys } from '../model/faults/fault-keys.js';
import { FAULT_VERBS } from '../model/faults/verbs.js';
import { groupType } from '../schema/grammar.js';
import { choice, duration } from '../schema/parameter.js';
import { shown } from '../schema/quantity-types.js';

const source = 'chosen by the user';

const needed = FAULT_VERBS.map(({ name, needs, takes = [] }) => {
  const optional = takes.map((key) => `${key} if wanted`);
  const keys = [...needs, ...optional].join(', ');
  return keys === '' ? `${name} (none)` : `${name} (${keys})`;
});

/** The keys of one fault. */
export const faultParameters = {
  at: duration({ about: 'Simulated time since the end of the warm-up.', minimum: 0, source }),
  do: choice(
    FAULT_VERBS.map(({ name }) => name),
    {
      about: `What happens: ${FAULT_VERBS.map(({ about }) => about).join('; ')}. Keys: ${needed.join('; ')}.`,
      source,
    },
  ),
  ...faultKeys,
} as const;

/** What the list is for. */
export const FAULTS_ABOUT =
  'What happens to the cluster while traffic flows, under a fixed load: a list of faults in time.';

const error = ({ input }: { input?: unknown }) =>
  `${shown(input)} is not a list; write faults such as [{ at: 600 ms, do: crash, member: 2 }]`;

/** A fault with the keys that were given alone. */
const faultType = (groupType(faultParameters) as z.ZodType<Readonly<Record<string, unknown>>>).transform(
  (given) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as unknown as Fault,
);

/** The timeline of faults; none where it is left out. */
export const faultsType = z.array(faultType, { error }).prefault([]).meta({ description: FAULTS_ABOUT });
