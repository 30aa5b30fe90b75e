import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../../experiment/result-table.js';
import { welch } from '../../stats/welch.js';
import { formatSeconds } from '../../units/format.js';
import { placesText } from '../places-text.js';
import { windowOf } from '../warm-up-csv.js';
import { BrailleCanvas } from './braille-canvas.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

const COLUMNS = 74;
const ROWS = 6;

/** How the runs settled: the points by their warm-up, and Welch's plot of the one that took longest. */
export function warmUpLines({ points }: ResultTable, paint: Paint): string {
  const bySettling = [...group(points, settlingText)];
  const slowest = points.reduce((most, point) => (spanOf(point) > spanOf(most) ? point : most));
  return [
    ' Warm-up: MSER-5 on the state that settles last, confirmed over replications',
    ...bySettling.map(
      ([text, own]) => ` ${String(own.length).padStart(4)} ${text}: ${plainText(placesText(own))}`,
    ),
    '',
    ...plot(slowest, paint),
  ].join('\n');
}

const spanOf = ({ warmUp }: PointResult): number => warmUp.warmUp + warmUp.duration;

function settlingText({ warmUp: { warmUp, duration, settled } }: PointResult): string {
  const lengths = `after ${formatSeconds(warmUp)}, measured for ${formatSeconds(duration)}`;
  return `${settled ? 'settled' : 'not settled'} ${lengths}`;
}

/** The moving average over the whole run, with a line where measuring begins. */
function plot(point: PointResult, paint: Paint): readonly string[] {
  const { series, interval, warmUp, state } = point.warmUp;
  const smooth = welch([series], windowOf(series.length));
  const canvas = new BrailleCanvas(COLUMNS, ROWS);
  const [low, high] = [Math.min(...smooth), Math.max(...smooth)];
  const at = (index: number): [number, number] => [
    Math.floor((index / (smooth.length - 1)) * (canvas.dotsWide - 1) + 0.5),
    Math.floor(((smooth[index] - low) / (high - low || 1)) * (canvas.dotsHigh - 1) + 0.5),
  ];
  for (let index = 1; index < smooth.length; index++) canvas.line(at(index - 1), at(index), 0);
  const [start] = at(Math.min(smooth.length - 1, warmUp / interval));
  canvas.line([start, 0], [start, canvas.dotsHigh - 1], 1, 2);
  const rows = canvas.rows().map((row) => `  ${row.map(({ text }) => text).join('')}`.trimEnd());
  const name = plainText(placesText([point]));
  return [
    ` ${name}: ${state}, moving average from ${low.toPrecision(3)} to ${high.toPrecision(3)};`,
    ` measured from the dotted line on, of ${formatSeconds(smooth.length * interval)}`,
    ...rows.map((row) => paint.hue('cyan', row)),
  ];
}
