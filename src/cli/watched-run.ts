import type { ProgressListener } from '../experiment/progress.js';
import type { OutputOptions } from './arguments.js';
import type { FileTaskCache } from './file-task-cache.js';
import { onInterrupt } from './interrupt.js';
import { note } from './output.js';
import { progressBar } from './progress-bar.js';

/** Does a long piece of work behind a progress bar; Ctrl-C ends the process with a sentence. */
export async function watchedRun<T>(
  options: Pick<OutputOptions, 'progress' | 'quiet'>,
  cache: FileTaskCache,
  work: (listener: ProgressListener) => Promise<T>,
): Promise<T> {
  const bar = await progressBar({ progress: options.progress && options.quiet !== true });
  const forget = onInterrupt(() => {
    bar.stop();
    return keptText(cache);
  });
  try {
    return await work((progress) => bar.show(progress, cache.reuse));
  } finally {
    bar.stop();
    forget();
    for (const warning of cache.warnings) note(`warning: ${warning}`);
    if (options.quiet !== true && cache.reuse.tasks > 0) note(reusedText(cache));
  }
}

function keptText({ size, folder }: FileTaskCache): string {
  if (size === 0) return 'nothing was finished yet.';
  return `${size} finished simulations are kept in ${folder}, and the same call goes on from there.`;
}

function reusedText({ reuse, size, folder }: FileTaskCache): string {
  return `${reuse.tasks} of ${size} simulations were taken from ${folder}.`;
}
