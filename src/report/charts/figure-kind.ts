import { formatQuantity, formatSeconds } from '../../units/format.js';
import { axisScale } from './axis-scale.js';

/** What a figure counts, in the base units of results: bit/s, 1/s, fractions of one, seconds, bytes, things. */
export type FigureKind = 'bitRate' | 'packetRate' | 'share' | 'seconds' | 'size' | 'count';

/** The unit that the ticks of an axis share, and how many base units it stands for. */
export interface AxisUnit {
  readonly label: string;
  readonly divisor: number;
}

/** A figure for people, with its unit. */
export function figureText(value: number, kind: FigureKind): string {
  if (kind === 'seconds') return formatSeconds(value);
  if (kind === 'count') return String(Number(value.toPrecision(3)));
  return formatQuantity(value, kind);
}

/** The unit under which the largest figure of an axis reads best. */
export function axisUnit(kind: FigureKind, largest: number): AxisUnit {
  if (kind === 'share') return { label: '%', divisor: 0.01 };
  if (kind === 'seconds') return secondsUnit(largest);
  const { divisor, prefix } = axisScale(largest);
  const words = { bitRate: 'bps', packetRate: 'pps', size: 'B', count: '' };
  return { label: `${prefix}${words[kind]}`, divisor };
}

function secondsUnit(largest: number): AxisUnit {
  if (largest >= 1) return { label: 's', divisor: 1 };
  return largest >= 1e-3 ? { label: 'ms', divisor: 1e-3 } : { label: 'us', divisor: 1e-6 };
}
