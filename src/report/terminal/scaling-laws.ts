import type { CurveLaw } from '../../experiment/scaling-laws.js';
import type { CoefficientEstimate, ScalingLaw } from '../../stats/scaling-law.js';
import { residualText } from '../scaling-law-note.js';
import { settingText } from '../setting-text.js';
import { strategyColor } from '../strategy-colors.js';
import type { Paint } from './paint.js';
import { plainText } from './plain-text.js';

/** Characters of the curve's name, of three figures, and of the largest residual: 80 with the space before the name. */
const WIDTHS = { name: 33, figures: [16, 16, 7], off: 7 };
const FIGURES_WIDTH = WIDTHS.figures.reduce((sum, width) => sum + width, 0);

/** The scaling laws in 80 columns, a line for each curve; empty where none was fitted. */
export function scalingLawLines(curves: readonly CurveLaw[], paint: Paint): string {
  if (curves.length === 0) return '';
  return [
    ` ${'scaling law'.padEnd(WIDTHS.name)}${figuresText(['contention', 'coherency', 'peak'])}${offText('off')}`,
    ...curves.map((curve) => lineOf(curve, paint)),
    '',
    ' contention: share of the work that members cannot do at the same time;',
    ' coherency: what each pair of them spends on agreeing; off: by how much the',
    ' Universal Scalability Law misses a size at most',
  ].join('\n');
}

function lineOf(curve: CurveLaw, paint: Paint): string {
  const { strategy, law } = curve;
  const setting = settingText(curve);
  const name = plainText(setting === '' ? strategy : `${strategy}, ${setting}`);
  const shown = name.slice(0, WIDTHS.name - 1);
  const gap = ' '.repeat(WIDTHS.name - shown.length);
  const off = law === null ? '' : residualText(law);
  return ` ${paint.hue(strategyColor(strategy).terminal, shown)}${gap}${middleOf(curve)}${offText(off)}`;
}

function middleOf({ law, isFollowed, peak, hardLimit }: CurveLaw): string {
  if (law !== null && isFollowed) return figuresText(coefficients(law, peak));
  const limit =
    hardLimit === null ? 'no law of this kind' : `hard limit from ${hardLimit.from}: ${hardLimit.resource}`;
  return plainText(limit).slice(0, FIGURES_WIDTH).padStart(FIGURES_WIDTH);
}

function coefficients({ sigma, kappa }: ScalingLaw, peak: CurveLaw['peak']): readonly string[] {
  return [coefficientText(sigma), coefficientText(kappa), peakText(peak)];
}

/** A peak is in doubt where resamples of the replications have none. */
function peakText(peak: CurveLaw['peak']): string {
  if (peak === null) return 'none';
  return `${Math.round(peak.members)}${peak.high === null ? '?' : ''}`;
}

/** A coefficient in percent with the half width of its interval, in 15 characters. */
function coefficientText({ estimate, low, high }: CoefficientEstimate): string {
  const value = percentText(100 * estimate, 3);
  if (low === null || high === null) return estimate === 0 ? '0' : `${value} %`;
  return `${value} ± ${percentText(50 * (high - low), 1)} %`;
}

function percentText(percent: number, digits: number): string {
  if (percent < 0.001) return percent.toExponential(0);
  return String(Number(Number(percent.toPrecision(digits)).toFixed(3)));
}

function figuresText(figures: readonly string[]): string {
  return figures.map((text, place) => text.padStart(WIDTHS.figures[place])).join('');
}

const offText = (text: string): string => text.padStart(WIDTHS.off);
