import type { ResultTable } from '../experiment/result-table.js';
import { settingText } from './setting-text.js';
import { strategyColor, type StrategyColor } from './strategy-colors.js';

/** How one strategy, or one swept setting where a single strategy is compared, looks in every chart of a result. */
export interface SeriesLook {
  /** Numbered, so that no text of a scenario comes to stand in an attribute. */
  readonly className: string;
  /** Stands for the name where there is no room for it. */
  readonly letter: string;
  readonly color: StrategyColor;
}

const BASELINE = 'single-gateway';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The look of every label that charts use: strategies in the order of the scenario, then settings. */
export function seriesLooks({ points }: ResultTable): ReadonlyMap<string, SeriesLook> {
  const strategies = [...new Set(points.map(({ strategy }) => strategy))];
  const compared = strategies.filter((name) => name !== BASELINE);
  const named = [...compared, ...strategies.filter((name) => name === BASELINE)];
  const settings = [...new Set(points.map(settingText))].filter((text) => text !== '');
  return new Map([
    ...named.map((name, place) => [name, look(place, place, strategyColor(name, place))] as const),
    ...settings.map(
      (name, place) => [name, look(named.length + place, place, strategyColor('', place))] as const,
    ),
  ]);
}

function look(index: number, place: number, color: StrategyColor): SeriesLook {
  const letter = place < LETTERS.length ? LETTERS[place] : String(place + 1);
  return { className: `series-${index}`, letter, color };
}
