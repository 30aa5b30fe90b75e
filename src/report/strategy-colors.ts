/** Names of the colours that a terminal has. */
export type TerminalColor = 'blue' | 'red' | 'yellow' | 'magenta' | 'cyan' | 'green' | 'gray' | 'white';

/** One hue for a light and for a dark background, and the nearest that a terminal has. */
export interface StrategyColor {
  readonly light: string;
  readonly dark: string;
  readonly terminal: TerminalColor;
}

const color = (light: string, dark: string, terminal: TerminalColor): StrategyColor => ({
  light,
  dark,
  terminal,
});

/** After Okabe and Ito (2008), darkened for white paper: told apart with any kind of colour blindness by hue or light. */
const byStrategy: Readonly<Record<string, StrategyColor>> = {
  hypersync: color('#0068b3', '#58b4f0', 'blue'),
  'clusterxl-load-sharing-multicast': color('#cc5500', '#ff9147', 'red'),
  'clusterxl-load-sharing-unicast': color('#b07c00', '#f0c33c', 'yellow'),
  'clusterxl-high-availability': color('#b3468f', '#f09fd0', 'magenta'),
  'clusterxl-active-active': color('#6c4bb6', '#b9a3f5', 'magenta'),
  vsls: color('#00826a', '#2fd0a7', 'green'),
  elasticxl: color('#7d5a3c', '#d0a98a', 'yellow'),
  'single-gateway': color('#59636e', '#a5b0bc', 'gray'),
  'no-sync': color('#55701c', '#b4cf6b', 'green'),
  'sync-to-all': color('#a0182f', '#f47f8f', 'cyan'),
};

const spare = Object.values(byStrategy);

/** The colour of a strategy, the same in every chart; a name that is not known gets one by its place. */
export function strategyColor(name: string, place = 0): StrategyColor {
  return Object.hasOwn(byStrategy, name) ? byStrategy[name] : spare[place % spare.length];
}
