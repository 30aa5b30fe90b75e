import type { AxisScale } from './axis-scale.js';

/** What panels of one chart have in common, so that they can be compared by eye. */
export interface PanelLayout {
  readonly width: number;
  readonly height: number;
  readonly scale: AxisScale;
  readonly quantity: string;
  /** Upper ends of the axes: members, and bits per second. */
  readonly maxMembers: number;
  readonly maxValue: number;
  /** Class name of each curve, in order. */
  readonly classes: readonly string[];
  /** Whether only one size was asked for: bars then, not curves. */
  readonly oneSize: boolean;
}

/** Room around the axes of a panel of curves, in pixels; that to the right depends on the labels. */
export const PANEL_MARGINS = { marginTop: 38, marginBottom: 46, marginLeft: 64 };

/** What the axis of rates measures, with its unit. */
export function axisTitle({ quantity, scale }: PanelLayout): string {
  return `${quantity} (${scale.prefix}bps)`;
}
