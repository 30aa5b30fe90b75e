import type { ProgressListener } from '../experiment/progress.js';
import type { OutputOptions } from './arguments.js';
import { onInterrupt } from './interrupt.js';
import { progressBar } from './progress-bar.js';

/** Does a long piece of work behind a progress bar; Ctrl-C ends the process with a sentence. */
export async function watchedRun<T>(
  options: Pick<OutputOptions, 'progress' | 'quiet'>,
  work: (listener: ProgressListener) => Promise<T>,
): Promise<T> {
  const bar = progressBar({ progress: options.progress && options.quiet !== true });
  const forget = onInterrupt(() => bar.stop());
  try {
    return await work(bar.listen);
  } finally {
    bar.stop();
    forget();
  }
}
