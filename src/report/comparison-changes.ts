import type { PointComparison } from '../experiment/comparison.js';
import type { MetricComparison } from '../experiment/comparison/metric-comparison.js';
import { changeText, isSame, listText } from './change-text.js';
import { isToldApart, metricOf, ratioRange } from './comparison-ratio.js';

/** What a metric is called in a sentence. */
type Noun = readonly [metric: string, noun: string];

/** Metrics that a sentence lists together, and what each of them is counted by. */
interface Topic {
  readonly nouns: readonly Noun[];
  readonly each: string;
}

const costs: Topic = {
  nouns: [
    ['sync_bits_per_connection', 'sync traffic'],
    ['sync_cpu_s_per_connection', 'sync CPU'],
    ['sync_memory_bytes_per_connection', 'memory of copies'],
  ],
  each: ' per connection',
};
const load: Topic = { nouns: [['hottest_member_utilization', 'load on the hottest member']], each: '' };
const latency: Topic = { nouns: [['latency_p99_s', 'latency (99th percentile)']], each: '' };
const drops: Topic = { nouns: [['drop_ratio', 'dropped traffic']], each: '' };

/** What else differs at capacity: the costs of synchronisation for each connection, and latency. */
export function changesAtCapacity(pair: PointComparison): string {
  return changesOf(pair, [costs, ...trusted(pair, [latency])]);
}

/** What differs under the same load: the hottest member, latency and drops. */
export function changesUnderLoad(pair: PointComparison): string {
  return changesOf(pair, [load, ...trusted(pair, [latency, drops])]);
}

/** What is not known of one of the two is not spoken of. */
function trusted({ point, baseline }: PointComparison, topics: readonly Topic[]): readonly Topic[] {
  return point.waitsTrusted && baseline.waitsTrusted ? topics : [];
}

/** `, with A and B per connection, and C; D cannot be told apart`: what changes, and what is not known to change. */
function changesOf(pair: PointComparison, topics: readonly Topic[]): string {
  const parts = topics.map((topic) => partOf(pair, topic));
  const known = parts.flatMap((part) => part.known).join(', and ');
  const open = parts.flatMap((part) => part.open).join(', and ');
  return `${known === '' ? '' : `, with ${known}`}${open === '' ? '' : `; ${open} cannot be told apart`}`;
}

/** What a topic adds to the sentence: the text of the changes that are known, and that of the open ones. */
function partOf(pair: PointComparison, { nouns, each }: Topic) {
  const found = nouns.flatMap(([name, noun]) => {
    const compared = metricOf(pair, name);
    return compared === undefined || isNone(compared) ? [] : [{ compared, noun }];
  });
  const known = found.filter(({ compared }) => isToldApart(compared) || isSameRatio(compared));
  const open = found.filter((one) => !known.includes(one)).map(({ noun }) => noun);
  const isNew = ({ compared }: { compared: MetricComparison }): boolean => compared.baselineMean === 0;
  const changed = known.filter((one) => !isNew(one)).map(({ compared, noun }) => changeOf(compared, noun));
  const added = known.filter(isNew).map(({ noun }) => noun);
  return {
    known: [...withEach(changed, each), ...withEach(added, `${each} (${pair.baseline.strategy} has none)`)],
    open: withEach(open, each),
  };
}

function withEach(items: readonly string[], each: string): readonly string[] {
  return items.length === 0 ? [] : [`${listText(items)}${each}`];
}

function changeOf(compared: MetricComparison, noun: string): string {
  if (compared.mean === 0) return `no ${noun}`;
  const range = ratioRange(compared);
  if (range !== undefined) return changeText(range, noun);
  return compared.verdict === 'higher' ? `more ${noun}` : `less ${noun}`;
}

function isSameRatio(compared: MetricComparison): boolean {
  const range = ratioRange(compared);
  return range !== undefined && isSame(range);
}

const isNone = ({ mean, baselineMean }: MetricComparison): boolean => mean === 0 && baselineMean === 0;
