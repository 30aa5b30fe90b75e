import { group } from 'd3-array';
import type { PointResult, ResultTable, Sensitivity } from '../../experiment/result-table.js';
import { formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import { settingText } from '../setting-text.js';
import { spokesman } from '../spokesman.js';
import { strategyColor } from '../strategy-colors.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const MOST_PARAMETERS = 3;
const WIDTH = 78;

/** For each curve, at one size: what binds, how near the bound that is, and what would change it; empty under a fixed load. */
export function explanationLines({ points }: ResultTable, paint: Paint): string {
  const explained = points.filter((point) => point.sensitivities.length > 0);
  if (explained.length === 0) return '';
  const curves = group(explained, (point) => `${point.strategy}\n${settingText(point)}`);
  return [
    ' What binds, and what 10 % more of a parameter changes (to first order)',
    ...[...curves.values()].flatMap((curve) => linesOf(spokesman(curve), paint)),
    '',
    ' bound: what cores and ports leave by operational analysis, before sync,',
    ' corrections and waits; all parameters are in sensitivity.csv',
  ].join('\n');
}

function linesOf(point: PointResult, paint: Paint): readonly string[] {
  const { strategy, members } = point;
  const setting = settingText(point);
  const name = plainText(`${strategy} x ${members}${setting === '' ? '' : `, ${setting}`}`).slice(0, WIDTH);
  return [
    ` ${paint.hue(strategyColor(strategy).terminal, name)}`,
    `   ${plainText(bottleneckText(point))}${boundText(point)}`,
    `   ${point.sensitivities.filter(isOfTheWorld).slice(0, MOST_PARAMETERS).map(changeText).join(', ')}`,
  ];
}

/** `firewall instances of the hottest member at 95 %`. */
export function bottleneckText({
  bottleneck,
  bottleneckMember,
  bottleneckUtilization,
  members,
}: PointResult): string {
  if (bottleneck === 'latency' || bottleneck === 'drops')
    return `${bottleneck}, with the busiest resource at ${formatShare(bottleneckUtilization)}`;
  const of =
    members === 1 || bottleneck === 'orchestrator port'
      ? ''
      : ` of ${bottleneckMember === null ? 'the hottest member' : `member ${bottleneckMember}`}`;
  return `${bottleneck}${of} at ${formatShare(bottleneckUtilization)}`;
}

function boundText(point: PointResult): string {
  const capacity = estimateOf(point, 'capacity_bps');
  return capacity === undefined
    ? ''
    : `; ${formatShare(capacity.mean / point.operationalBound.bps)} of the bound`;
}

/** Limits of the objective are for the reader to set, not to change. */
const isOfTheWorld = ({ parameter }: Sensitivity): boolean => !parameter.startsWith('objective.');

function changeText({ parameter, elasticity }: Sensitivity): string {
  const change = 10 * elasticity;
  const name = parameter.replace(/^appliance\.(costs\.)?/, '');
  return `${name} ${change > 0 ? '+' : '-'}${Math.abs(change).toFixed(1)} %`;
}
