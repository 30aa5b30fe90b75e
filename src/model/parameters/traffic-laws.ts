import { choice, count, duration, number, size, table, type Values } from '../../schema/parameter.js';

/** How the sizes of the objects of a class vary about their mean. */
export const objectLawParameters = {
  law: choice(['fixed', 'exponential', 'lognormal', 'bounded-pareto', 'empirical'], {
    about:
      'Law of the object sizes of a class about the mean that `object` gives; empirical has the sizes and the mean of its table.',
    default: 'fixed',
    source: 'lognormal bodies and Pareto tails of web objects: Crovella and Bestavros 1997',
  }),
  variation: number({
    about: 'Coefficient of variation of a lognormal size: standard deviation over mean.',
    default: 2,
    minimum: 0.01,
    maximum: 20,
    source: 'assumption: web objects vary by more than their mean (Crovella and Bestavros 1997)',
  }),
  shape: number({
    about: 'Tail index of a bounded-pareto size; the smaller, the heavier the tail.',
    default: 1.2,
    minimum: 0.1,
    maximum: 10,
    source: 'tail index 1.1 to 1.3 of web objects: Crovella and Bestavros 1997',
  }),
  spread: number({
    about: 'Largest over smallest bounded-pareto size.',
    default: 10_000,
    minimum: 1.01,
    maximum: 1e9,
    source: 'assumption: objects from a kilobyte to ten megabytes',
  }),
  sizeClasses: count({
    about:
      'Sizes that stand for a law: each carries the same part of the bytes and is the mean of its part, so that the mean is exact.',
    default: 16,
    minimum: 1,
    maximum: 64,
    source:
      'assumption: 16 keep 99 % of the second moment of an exponential law, 91 % of a lognormal one, 87 % of a bounded Pareto one, at the defaults',
  }),
  table: table(
    'Rows of an empirical law, or the path of a CSV file with the columns size_bytes and weight, beside the file that names it.',
    {
      size: size({ about: 'Payload of an object.', minimum: 0, source: 'chosen by the user' }),
      weight: number({
        about: 'How often it occurs, in any unit.',
        minimum: 0,
        maximum: 1e15,
        source: 'chosen by the user',
      }),
    },
  ),
} as const;

/** How the time varies that a connection of a class idles before its FIN. */
export const keepAliveLawParameters = {
  law: choice(['exponential', 'fixed', 'lognormal', 'empirical'], {
    about: 'Law of the keep-alive time about its mean; empirical has the times and the mean of its table.',
    default: 'exponential',
    source: 'assumption: clients leave independently of how long they have stayed',
  }),
  variation: number({
    about: 'Coefficient of variation of a lognormal keep-alive time.',
    default: 1,
    minimum: 0.01,
    maximum: 3,
    source: 'assumption: as much as that of an exponential one',
  }),
  table: table(
    'Rows of an empirical law, or the path of a CSV file with the columns time_s and weight, beside the file that names it.',
    {
      time: duration({ about: 'Keep-alive time of a connection.', minimum: 0, source: 'chosen by the user' }),
      weight: number({
        about: 'How often it occurs, in any unit.',
        minimum: 0,
        maximum: 1e15,
        source: 'chosen by the user',
      }),
    },
  ),
} as const;

export type ObjectLaw = Values<typeof objectLawParameters>;
export type KeepAliveLaw = Values<typeof keepAliveLawParameters>;
