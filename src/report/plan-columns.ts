import { type Column, column, type ResultFile } from './result-file.js';

const capacityColumns = (prefix: string, what: string): readonly Column[] =>
  (
    [
      ['capacity_bps', 'bit/s'],
      ['capacity_cps', '1/s'],
    ] as const
  ).flatMap(([metric, unit]) => {
    const name = `${prefix}${metric}`;
    return [
      column(name, unit, `Capacity of ${what}.`),
      column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}.`),
      column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}.`),
    ];
  });

const demandUnit = 'unit of the demand';

/** `plan.csv`: the answers of a plan, with the meaning of each column. */
export const planFile: ResultFile = {
  name: 'plan.csv',
  rowPer: 'strategy and year: the members to buy, and the proof that fewer would not do',
  columns: [
    column('scenario', 'text', 'Name of the scenario.'),
    column('strategy', 'text', 'Clustering strategy.'),
    column('year', '1', 'Years of growth from today, which is 0.'),
    column('demand_bps', 'bit/s', 'Demand of that year; empty where it was given in connections.'),
    column('demand_cps', '1/s', 'Demand of that year; empty where it was given in bits.'),
    column('members', '1', 'Members to buy: the smallest size that was shown to carry the demand.'),
    column('spare', 'text', 'What fails at the same time: so many members, or a site.'),
    column('failed', '1', 'Members that have failed in the planned size.'),
    column(
      'verdict',
      'text',
      'decided: it carries the demand, with the spare failed and with nobody failed, and the size below does not; undecided: too near the demand to tell; infeasible: no supported size carries it.',
    ),
    ...capacityColumns('', 'the planned size with the spare failed'),
    column('headroom', '1', 'That capacity over the demand, minus one.'),
    column('bottleneck', 'text', 'What binds in the planned size, or in the largest where none is planned.'),
    ...capacityColumns('all_up_', 'the planned size with nobody failed'),
    column('one_below_members', '1', 'Next smaller size; empty where it would leave nobody up.'),
    ...capacityColumns(
      'one_below_',
      'the next smaller size, with the spare failed or, if it carries the demand then, with nobody failed',
    ),
    column('largest_members', '1', 'Largest size that the vendor documents and the spare allows.'),
    ...capacityColumns('largest_', 'the largest size with the spare failed: what the strategy grows to'),
    column(
      'lower_limit',
      demandUnit,
      'One-sided lower confidence limit of the capacity; the proof that it is no less than the demand.',
    ),
    column(
      'one_below_upper_limit',
      demandUnit,
      'One-sided upper confidence limit of the capacity of the next smaller size; below the demand if decided.',
    ),
    column(
      'limit_confidence',
      '1',
      'Confidence of each of the two limits: all looks of all steps of the search together are right with 95 %.',
    ),
    column('replications', '1', 'Independent replications of the planned size.'),
    column('sizes_tested', 'text', 'Sizes that were held against the demand, in order.'),
    column('reason', 'text', 'The answer in a sentence.'),
  ],
};
