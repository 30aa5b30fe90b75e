import { costMetrics } from '../experiment/comparison/compared-metrics.js';
import {
  column,
  membersColumn,
  type ResultFile,
  scenarioColumn,
  strategyColumn,
  sweptColumns,
} from './result-file.js';

const costText = costMetrics.map(({ name, about }) => `${name}: ${about}`).join(' ');
const ofPairs = 'over pairs of replications of the same number; empty after one pair';

/** `comparison.csv`: what each row and column means. */
export const comparisonFile: ResultFile = {
  name: 'comparison.csv',
  rowPer: 'strategy, size, swept setting and metric: each strategy against the baseline',
  columns: [
    scenarioColumn,
    strategyColumn,
    membersColumn,
    sweptColumns,
    column(
      'metric',
      'text',
      `Name of the metric, as in scaling.csv, or a cost of synchronisation. ${costText}`,
    ),
    column('unit', 'text', 'Base unit of the metric; 1 for counts and shares.'),
    column('baseline', 'text', 'Strategy that the others are compared with, at the same size and setting.'),
    column('baseline_mean', 'see unit', 'Mean of the baseline over its replications, as in summary.csv.'),
    column('mean', 'see unit', 'Mean of the strategy over its replications, as in summary.csv.'),
    column(
      'difference',
      'see unit',
      'Mean difference, strategy minus baseline, over pairs of replications that drew the same random numbers; ' +
        'capacities and efficiencies are freed of the imbalance that was drawn (control variates).',
    ),
    column('difference_ci_low', 'see unit', `Lower limit of the interval of the difference ${ofPairs}.`),
    column('difference_ci_high', 'see unit', `Upper limit of the interval of the difference ${ofPairs}.`),
    column('ratio', '1', 'Mean of the strategy over that of the baseline; empty where the baseline is 0.'),
    column('ratio_ci_low', '1', `Lower limit of the interval of the ratio ${ofPairs}.`),
    column('ratio_ci_high', '1', `Upper limit of the interval of the ratio ${ofPairs}.`),
    column(
      'variance_ratio',
      '1',
      'Variance of the difference over what independent runs would give, both before controls: below 1 common ' +
        'random numbers helped; empty where nothing varies.',
    ),
    column('pairs', '1', 'Replications that both have and that were paired.'),
    column(
      'comparisons',
      '1',
      'Comparisons of this metric in the file, whose intervals hold together with 95 % confidence (Bonferroni).',
    ),
    column('confidence', '1', 'Confidence level of each of these intervals: 1 - 0.05 / comparisons.'),
    column(
      'verdict',
      'text',
      'What the intervals tell of the strategy: higher, lower, or not told apart, which is where the difference may ' +
        'be 0 or the ratio 1.',
    ),
    column(
      'warnings',
      'text',
      'What to mind about the figures of the strategy or of the baseline, as in scaling.csv.',
    ),
  ],
};
