import { group } from 'd3-array';
import type { Comparison, PointComparison } from '../experiment/comparison.js';
import type { MetricComparison } from '../experiment/comparison/metric-comparison.js';
import { changesAtCapacity, changesUnderLoad } from './comparison-changes.js';
import { isToldApart, metricOf, ratioRange } from './comparison-ratio.js';
import { rangeText } from './range-text.js';
import { settingText } from './setting-text.js';

const PREFERRED_SIZE = 10;

/** The comparison in plain words: a sentence for each strategy and swept setting. */
export function comparisonSentences({ points }: Comparison): readonly string[] {
  const groups = group(points, ({ point }) => JSON.stringify([point.strategy, point.sweep]));
  return [...groups.values()].map((pairs) => {
    const spoken = spokenOf(pairs);
    const setting = settingText(spoken.point);
    return `${setting === '' ? '' : `With ${setting}: `}${sentenceOf(spoken)}`;
  });
}

/** Ten members if they are there, else the largest size that both support, else the largest. */
function spokenOf(pairs: readonly PointComparison[]): PointComparison {
  const preferred = pairs.find(({ point }) => point.members === PREFERRED_SIZE);
  if (preferred !== undefined) return preferred;
  const supported = pairs.filter((pair) => beyondOf(pair).length === 0);
  return (supported.length > 0 ? supported : pairs).reduce((largest, other) =>
    other.point.members > largest.point.members ? other : largest,
  );
}

function sentenceOf(pair: PointComparison): string {
  const capacity = metricOf(pair, 'capacity_bps');
  const throughput = metricOf(pair, 'throughput_bps');
  if (capacity !== undefined) {
    return `${headOf(pair, capacity, 'carries', 'capacity')}${changesAtCapacity(pair)}.`;
  }
  if (throughput === undefined) return `${namesOf(pair)} have nothing in common to compare.`;
  return `${headOf(pair, throughput, 'forwards', 'throughput')}${changesUnderLoad(pair)}.`;
}

function headOf(pair: PointComparison, compared: MetricComparison, verb: string, what: string): string {
  const { point, baseline } = pair;
  const place = `at ${point.members} ${point.members === 1 ? 'member' : 'members'}${beyondText(pair)}`;
  const range = ratioRange(compared);
  if (range === undefined) {
    return `${point.strategy} and ${baseline.strategy} have no interval of their ${what} ${place}`;
  }
  return isToldApart(compared)
    ? `${point.strategy} ${verb} ${rangeText(range)} times as much as ${baseline.strategy} ${place}`
    : `${point.strategy} cannot be told apart from ${baseline.strategy} in ${what} ${place} ` +
        `(${rangeText(range)} times as much)`;
}

function beyondText(pair: PointComparison): string {
  const beyond = beyondOf(pair);
  if (beyond.length === 0) return '';
  return ` (more than is documented for ${beyond.length > 1 ? 'either' : beyond[0]})`;
}

function beyondOf({ point, baseline }: PointComparison): readonly string[] {
  return [point, baseline].filter((one) => one.beyondSupportedLimit).map(({ strategy }) => strategy);
}

const namesOf = ({ point, baseline }: PointComparison): string =>
  `${point.strategy} and ${baseline.strategy}`;
