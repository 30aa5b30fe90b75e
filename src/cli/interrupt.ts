import { exitStatus } from './exit-status.js';
import { note } from './output.js';

/**
 * Ends with what `cleanUp` has to say on Ctrl-C; files are written in one go by a call that no signal parts, so none is
 * torn. Returns how to forget about it.
 */
export function onInterrupt(cleanUp: () => string): () => void {
  const stop = (): never => {
    note(`Interrupted: ${cleanUp()}`);
    process.exit(exitStatus.interrupted);
  };
  process.once('SIGINT', stop);
  return () => process.off('SIGINT', stop);
}
