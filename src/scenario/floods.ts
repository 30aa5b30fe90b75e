import * as z from 'zod';

import type { Flood } from '../model/traffic/flood.js';
import { groupType } from '../schema/grammar.js';
import { connectionRate, duration, text } from '../schema/parameter.js';
import { shown } from '../schema/quantity-types.js';

const source = 'chosen by the user';

/** The keys of one flood. */
export const floodParameters = {
  at: duration({
    about: 'Simulated time since the end of the warm-up at which it begins.',
    minimum: 0,
    source,
  }),
  for: duration({ about: 'How long it lasts.', minimum: 1_000_000, source }),
  class: text({
    about:
      'Name of the class of the traffic profile that it brings; a class with a share of 0 % comes in floods alone.',
    source,
  }),
  rate: connectionRate({ about: 'Connections per second, all members together.', minimum: 1, source }),
} as const;

/** What the list is for. */
export const FLOODS_ABOUT =
  'Connections that come beside a fixed load for some time, from random addresses, as in an attack: a list in time.';

const error = ({ input }: { input?: unknown }) =>
  `${shown(input)} is not a list; write floods such as [{ at: 1 s, for: 2 s, class: syn-flood, rate: 200 kcps }]`;

/** The floods of a scenario; none where it is left out. */
export const floodsType = z
  .array(groupType(floodParameters) as z.ZodType<Flood>, { error })
  .prefault([])
  .meta({ description: FLOODS_ABOUT });
