import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../experiment/result-table.js';
import { estimateOf } from './estimate-of.js';
import { settingText } from './setting-text.js';
import { strategyColor, type StrategyColor } from './strategy-colors.js';

/** One size on a curve: a figure in base units, with its interval and what to say of it. */
export interface CurvePoint {
  readonly members: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly supportedMembers: number;
  readonly beyondSupportedLimit: boolean;
  readonly efficiency: number | null;
  readonly bottleneck: string;
  /** False for waits and drops that are not those of the full system. */
  readonly waitsTrusted: boolean;
}

/** One line of a chart. */
export interface Curve {
  readonly label: string;
  readonly color: StrategyColor;
  /** What the line is of, also where its label is a setting. */
  readonly strategy: string;
  readonly sweep: PointResult['sweep'];
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
  const searched = table.points.some((point) => 'capacity_bps' in point.estimates);
  const panels = metricCurves(table, searched ? 'capacity_bps' : 'throughput_bps');
  return { quantity: searched ? 'Capacity' : 'Throughput', panels };
}

/** The same of any metric; panels without a curve where it applies nowhere. */
export function metricCurves(table: ResultTable, metric: string): readonly CurvePanel[] {
  const panels = settingsOf(table).map(([title, points]) => panelOf(title, points, metric));
  return panels.length > 1 && areOneStrategy(panels) ? [merged(panels)] : panels;
}

function settingsOf(table: ResultTable): readonly (readonly [string, readonly PointResult[]])[] {
  return [...group(table.points, settingText)];
}

function panelOf(title: string, points: readonly PointResult[], metric: string): CurvePanel {
  const all = [...group(points, (point) => point.strategy)].map(([strategy, own], place) => ({
    label: strategy,
    color: strategyColor(strategy, place),
    strategy,
    sweep: own[0].sweep,
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
  const { members, supportedMembers, beyondSupportedLimit, bottleneck, waitsTrusted } = point;
  const value = estimate.mean;
  const efficiency = estimateOf(point, 'efficiency')?.mean ?? null;
  const interval = { low: estimate.ciLow ?? value, high: estimate.ciHigh ?? value };
  const limit = { supportedMembers, beyondSupportedLimit };
  return [{ members, value, ...interval, ...limit, efficiency, bottleneck, waitsTrusted }];
}

function areOneStrategy(panels: readonly CurvePanel[]): boolean {
  const [first] = panels[0].curves;
  return panels.every(({ curves }) => curves.length === 1 && curves[0].strategy === first.strategy);
}

function merged(panels: readonly CurvePanel[]): CurvePanel {
  const curves = panels.map((panel, place) => ({
    ...panel.curves[0],
    label: panel.title,
    color: strategyColor('', place),
  }));
  const singles = new Set(panels.map((panel) => panel.singleGateway));
  return {
    title: panels[0].curves[0].label,
    curves,
    singleGateway: singles.size === 1 ? [...singles][0]! : null,
  };
}
