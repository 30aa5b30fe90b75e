import { MS } from '../../kernel/time.js';
import { choice, duration, number, share, type Values } from '../../schema/parameter.js';

/** How connections arrive: at random, or in bursts of the same mean rate. */
export const arrivalParameters = {
  process: choice(['poisson', 'mmpp', 'on-off'], {
    about:
      'Arrivals of connections: poisson, mmpp (two rates that alternate), or on-off (nothing between the bursts).',
    default: 'poisson',
    source: 'Poisson: many independent clients; MMPP: Fischer and Meier-Hellstern 1993',
  }),
  burstRatio: number({
    about: 'Rate of an mmpp in a burst over its rate between bursts; 1 makes it Poisson.',
    default: 3,
    minimum: 1,
    maximum: 1000,
    source: 'assumption: not public; the peaks of an office over its average',
  }),
  burstShare: share({
    about: 'Share of the time that is burst, of mmpp and on-off.',
    default: 0.2,
    minimum: 0.001,
    maximum: 0.999,
    source: 'assumption: not public; bursts are rarer than what lies between',
  }),
  meanBurst: duration({
    about: 'Mean length of a burst, of mmpp and on-off (exponential).',
    default: 100 * MS,
    minimum: 1 * MS,
    source: 'assumption: not public; a page with its parts, or a few round trips',
  }),
} as const;

export type ArrivalConfig = Values<typeof arrivalParameters>;
