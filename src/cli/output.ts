import type { Paint } from '../report/terminal/paint.js';
import { paintFor } from '../report/terminal/paint.js';

/** Results go to standard output, and nothing else does. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Progress, warnings and errors go to standard error. */
export function note(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Colours for a stream: on a terminal, unless NO_COLOR asks for none (no-color.org). */
export function paintOf(stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR = '', TERM } = process.env;
  return paintFor({ colors: stream.isTTY === true && NO_COLOR === '' && TERM !== 'dumb' });
}

/** A reader that closes early, as `head` does, is no fault. */
export function tolerateClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
