import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../../experiment/result-table.js';
import { formatBitRate, formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import { placesText } from '../places-text.js';
import { serviceText } from '../service-text.js';
import { settingText } from '../setting-text.js';
import { spokesman } from '../spokesman.js';
import { plainText } from './plain-text.js';

/** The answer in plain sentences: one, or one for each swept setting. */
export function answer(table: ResultTable): string {
  const settings = group(table.points, settingText);
  return [...settings]
    .map(([setting, points]) => {
      const sentence = sentenceOf(spokesman(points));
      return plainText(setting === '' ? sentence : `With ${setting}: ${sentence}`);
    })
    .join('\n');
}

/** Every warning once, with the points that it concerns. */
export function warningLines(table: ResultTable): readonly string[] {
  const told = table.points.flatMap((point) => point.warnings.map((text) => ({ text, point })));
  const byText = group(told, (entry) => entry.text);
  return [
    ...table.warnings,
    ...[...byText].map(([text, entries]) => `${text} (${placesText(entries.map((entry) => entry.point))})`),
  ].map((text) => `warning: ${plainText(text)}`);
}

/** Where the files lie. */
export function fileLine(directory: string, files: readonly string[]): string {
  return plainText(`Results in ${directory}: ${files.join(', ')}`);
}

function sentenceOf(point: PointResult): string {
  const at = `at ${point.members} ${point.members === 1 ? 'member' : 'members'}`;
  const capacity = estimateOf(point, 'capacity_bps');
  if (capacity !== undefined) {
    return `${point.strategy} carries ${formatBitRate(capacity.mean)} ${at}${efficiencyPart(point)}.`;
  }
  const throughput = estimateOf(point, 'throughput_bps');
  const carried = throughput === undefined ? 'ran' : `forwards ${formatBitRate(throughput.mean)}`;
  return `${point.strategy} ${carried} ${at}${serviceText(point)}.`;
}

function efficiencyPart(point: PointResult): string {
  const efficiency = estimateOf(point, 'efficiency');
  const loss = estimateOf(point, 'degradation_per_added_member');
  if (efficiency === undefined || loss === undefined) return '';
  const { mean, ciLow, ciHigh } = efficiency;
  const width =
    ciLow === null || ciHigh === null
      ? ''
      : ` (± ${formatShare(Number(((ciHigh - ciLow) / 2).toPrecision(1)))})`;
  const share = `${formatShare(mean)} of ${point.members} single gateways${width}`;
  return `, ${share}; it loses ${formatShare(loss.mean)} per added member`;
}
