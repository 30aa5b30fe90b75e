import picocolors from 'picocolors';
import type { TerminalColor } from '../strategy-colors.js';

/** Colours text, or leaves it alone where colours are not wanted. */
export interface Paint {
  hue(color: TerminalColor, text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
}

/** Whoever calls knows whether the output is a terminal and what the reader has asked for. */
export function paintFor(output: { readonly colors: boolean }): Paint {
  const colors = picocolors.createColors(output.colors);
  return {
    hue: (color, text) => colors[color](text),
    strong: (text) => colors.bold(text),
    quiet: (text) => colors.dim(text),
  };
}
