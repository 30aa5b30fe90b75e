import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../experiment/result-table.js';
import { estimateOf } from './estimate-of.js';
import { settingText } from './setting-text.js';
import { strategyColor, type StrategyColor } from './strategy-colors.js';

/** One size on a scaling curve: bits per second, with its interval and what to say of it. */
export interface CurvePoint {
  readonly members: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly beyondSupportedLimit: boolean;
  readonly efficiency: number | null;
  readonly bottleneck: string;
}

/** One line of a chart. */
export interface Curve {
  readonly label: string;
  readonly color: StrategyColor;
  readonly points: readonly CurvePoint[];
}

/** Curves that share axes under a title, empty where nothing is swept, and what one single gateway carries under the same setting, where it is known. */
export interface CurvePanel {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly singleGateway: number | null;
}

/** What the scaling charts draw: capacity, or throughput where the load was fixed. */
export interface ScalingCurves {
  readonly quantity: 'Capacity' | 'Throughput';
  readonly panels: readonly CurvePanel[];
}

const BASELINE = 'single-gateway';

/** The curves of a result: a panel for each swept setting, or one line for each where only one strategy is compared. */
export function scalingCurves(table: ResultTable): ScalingCurves {
  const metric = table.points.some((point) => 'capacity_bps' in point.estimates)
    ? 'capacity_bps'
    : 'throughput_bps';
  const panels = settingsOf(table).map(([title, points]) => panelOf(title, points, metric));
  const quantity = metric === 'capacity_bps' ? 'Capacity' : 'Throughput';
  return { quantity, panels: panels.length > 1 && panels.every(isLone) ? [merged(panels)] : panels };
}

function settingsOf(table: ResultTable): readonly (readonly [string, readonly PointResult[]])[] {
  return [...group(table.points, settingText)];
}

function panelOf(title: string, points: readonly PointResult[], metric: string): CurvePanel {
  const all = [...group(points, (point) => point.strategy)].map(([strategy, own], place) => ({
    label: strategy,
    color: strategyColor(strategy, place),
    points: own.flatMap((point) => curvePoint(point, metric)).sort((a, b) => a.members - b.members),
  }));
  const drawn = all.filter((curve) => curve.points.length > 0);
  const compared = drawn.filter((curve) => curve.label !== BASELINE);
  const single = drawn.find((curve) => curve.label === BASELINE)?.points.find((point) => point.members === 1);
  return {
    title,
    curves: compared.length > 0 ? compared : drawn,
    singleGateway: metric === 'capacity_bps' ? (single?.value ?? null) : null,
  };
}

function curvePoint(point: PointResult, metric: string): readonly CurvePoint[] {
  const estimate = estimateOf(point, metric);
  if (estimate === undefined) return [];
  const { members, beyondSupportedLimit, bottleneck } = point;
  const value = estimate.mean;
  const efficiency = estimateOf(point, 'efficiency')?.mean ?? null;
  const interval = { low: estimate.ciLow ?? value, high: estimate.ciHigh ?? value };
  return [{ members, value, ...interval, beyondSupportedLimit, efficiency, bottleneck }];
}

const isLone = (panel: CurvePanel): boolean => panel.curves.length === 1;

function merged(panels: readonly CurvePanel[]): CurvePanel {
  const curves = panels.map((panel, place) => ({
    label: panel.title,
    color: strategyColor('', place),
    points: panel.curves[0].points,
  }));
  const singles = new Set(panels.map((panel) => panel.singleGateway));
  return {
    title: panels[0].curves[0].label,
    curves,
    singleGateway: singles.size === 1 ? [...singles][0]! : null,
  };
}
