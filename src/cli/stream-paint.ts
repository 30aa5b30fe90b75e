import { paintFor, type Paint } from '../report/terminal/paint.js';

/** Colours for a stream: on a terminal, unless NO_COLOR asks for none (no-color.org). */
export function paintOf(stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR = '', TERM } = process.env;
  return paintFor({ colors: stream.isTTY === true && NO_COLOR === '' && TERM !== 'dumb' });
}
