import { exitStatus } from './exit-status.js';
import { note } from './output.js';

/**
 * Ends with a sentence on Ctrl-C; files are written in one go by a call that no signal parts, so none is torn.
 * Returns how to forget about it.
 */
export function onInterrupt(cleanUp: () => void): () => void {
  const stop = (): never => {
    cleanUp();
    note('Interrupted: nothing was written for the scenario that was running.');
    process.exit(exitStatus.interrupted);
  };
  process.once('SIGINT', stop);
  return () => process.off('SIGINT', stop);
}
