import { column, type Column, type ResultFile, strategyColumn, sweptColumns } from './result-file.js';

const limitsOf = (name: string, unit: string, empty: string): readonly Column[] => [
  column(`${name}_ci_low`, unit, `Lower limit of the 95 % confidence interval of ${name}${empty}.`),
  column(`${name}_ci_high`, unit, `Upper limit of the 95 % confidence interval of ${name}${empty}.`),
];

const onBound = '; empty where it lies on its bound of 0';

/** `scaling-law.csv`: what each row and column means. */
export const scalingLawFile: ResultFile = {
  name: 'scaling-law.csv',
  rowPer:
    'strategy and swept setting with four sizes or more: the Universal Scalability Law of its capacities, ' +
    'gamma N / (1 + sigma (N - 1) + kappa N (N - 1)) for N members',
  columns: [
    strategyColumn,
    sweptColumns,
    column('gamma_bps', 'bit/s', 'Capacity of one member as the law has it.'),
    ...limitsOf('gamma_bps', 'bit/s', ''),
    column('sigma', '1', 'Contention: share of the work that members cannot do at the same time.'),
    ...limitsOf('sigma', '1', onBound),
    column('kappa', '1', 'Coherency: what each pair of members spends on agreeing, in shares of the work.'),
    ...limitsOf('kappa', '1', onBound),
    column(
      'peak_members',
      '1',
      'Size of most capacity; empty where the law is not followed or has no peak up to twice the largest size.',
    ),
    ...limitsOf('peak_members', '1', ', by bootstrap over replications; empty where the end is open'),
    column('peak_capacity_bps', 'bit/s', 'Capacity of the law at its peak.'),
    column(
      'limit_bps',
      'bit/s',
      'gamma / sigma, which contention alone would leave to ever more members; empty where the law is not followed.',
    ),
    column('sizes', '1', 'Sizes that were fitted.'),
    column(
      'largest_residual',
      '1',
      'Largest distance of a capacity from the law, as a share of the capacity.',
    ),
    column('note', 'text', 'Whether the curve follows the law, which is to miss no size by more than 5 %.'),
  ],
};
