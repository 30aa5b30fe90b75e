import type { StrategyColor } from '../strategy-colors.js';

type Tone = 'light' | 'dark';

/** What is drawn without the colour of a strategy, on light and on dark paper. */
const INKS: Readonly<Record<Tone, string>> = {
  light: '.ink{color:#1f2328}.quiet{color:#59636e}.paper,.hollow{fill:#ffffff}',
  dark: '.ink{color:#e6edf3}.quiet{color:#9aa5b1}.paper,.hollow{fill:#0d1117}',
};

/** From idle to fully loaded: one hue, so that it reads without colour too; the last step stands out. */
const HEATS: Readonly<Record<Tone, readonly string[]>> = {
  light: [
    '#eef2f6',
    '#dfe8f0',
    '#cfdde9',
    '#b9cfe1',
    '#9dbdd6',
    '#7ea7ca',
    '#5c8ebb',
    '#3f74a8',
    '#285a90',
    '#0f3460',
  ],
  dark: [
    '#171d25',
    '#1a2734',
    '#1d3144',
    '#213d56',
    '#274b6b',
    '#2f5c83',
    '#3c719d',
    '#5489b6',
    '#7ba7cd',
    '#c3dcf2',
  ],
};

/** In greys, so that no tint is taken for a strategy: what is useful is pale. */
const WORKS: Readonly<Record<Tone, Readonly<Record<string, string>>>> = {
  light: {
    own: '#d3dae1',
    discard: '#5f6c7b',
    forward: '#8d99a6',
    correct: '#b3925a',
    sync: '#1d2733',
    none: '#f3f5f7',
  },
  dark: {
    own: '#353f4a',
    discard: '#94a3b3',
    forward: '#66737f',
    correct: '#c9a86a',
    sync: '#e9eff5',
    none: '#161c23',
  },
};

const COURSES: Readonly<Record<Tone, string>> = {
  light: '.offered{color:#59636e}.lost{color:#c1121f}',
  dark: '.offered{color:#9aa5b1}.lost{color:#ff7b85}',
};

/** The rules of one tone: inks, tints, and the colours of the series that are drawn. */
export function chartColors(tone: Tone, colors: ReadonlyMap<string, StrategyColor>): string {
  const series = [...colors].map(([name, color]) => `.${name}{color:${color[tone]}}`);
  const heats = HEATS[tone].map((fill, step) => `.heat-${step}{fill:${fill}}`);
  const works = Object.entries(WORKS[tone]).map(([name, fill]) => `.work-${name}{fill:${fill}}`);
  return [INKS[tone], ...series, ...heats, ...works, COURSES[tone]].join('');
}
