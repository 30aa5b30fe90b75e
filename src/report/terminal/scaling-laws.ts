import { group } from 'd3-array';
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

/** The scaling laws in 80 columns, a line for each curve, beneath its strategy where settings were swept; empty where none was fitted. */
export function scalingLawLines(curves: readonly CurveLaw[], paint: Paint): string {
  if (curves.length === 0) return '';
  const isSwept = curves.some((curve) => settingText(curve) !== '');
  const blocks = [...group(curves, ({ strategy }) => strategy)].flatMap(([strategy, own]) =>
    isSwept
      ? [
          ` ${colored(strategy, strategy, paint)}`,
          ...own.map((one) => lineOf(`  ${settingText(one)}`, one, paint)),
        ]
      : own.map((one) => lineOf(strategy, one, paint)),
  );
  return [
    ` ${'scaling law'.padEnd(WIDTHS.name)}${figuresText(['contention', 'coherency', 'peak'])}${offText('off')}`,
    ...blocks,
    '',
    ' contention: share of the work that members cannot do at the same time;',
    ' coherency: what each pair of them spends on agreeing; off: by how much the',
    ' Universal Scalability Law misses a size at most',
    ...(curves.some(({ peak }) => peak?.isSeen === false)
      ? [' ? foretold by the law, not seen in what was simulated']
      : []),
  ].join('\n');
}

function lineOf(name: string, curve: CurveLaw, paint: Paint): string {
  const most = WIDTHS.name - 1;
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  const gap = ' '.repeat(WIDTHS.name - shown.length);
  const off = curve.law === null ? '' : residualText(curve.law);
  return ` ${colored(curve.strategy, shown, paint)}${gap}${middleOf(curve)}${offText(off)}`;
}

const colored = (strategy: string, text: string, paint: Paint): string =>
  paint.hue(strategyColor(strategy).terminal, plainText(text));

function middleOf({ law, isFollowed, peak, hardLimit }: CurveLaw): string {
  if (law !== null && isFollowed) return figuresText(coefficients(law, peak));
  const limit =
    hardLimit === null ? 'no law of this kind' : `hard limit from ${hardLimit.from}: ${hardLimit.resource}`;
  return plainText(limit).slice(0, FIGURES_WIDTH).padStart(FIGURES_WIDTH);
}

function coefficients({ sigma, kappa }: ScalingLaw, peak: CurveLaw['peak']): readonly string[] {
  return [coefficientText(sigma), coefficientText(kappa), peakText(peak)];
}

/** A peak that was not seen is in doubt. */
function peakText(peak: CurveLaw['peak']): string {
  if (peak === null) return 'none';
  return `${Math.round(peak.members)}${peak.isSeen ? '' : '?'}`;
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
