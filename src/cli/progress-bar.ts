import type { Progress } from '../experiment/progress.js';
import type { Reuse } from './file-task-cache.js';

/** A bar on standard error while a campaign runs; does nothing where that is no terminal. */
export interface ProgressBar {
  show(progress: Progress, reuse: Reuse): void;
  stop(): void;
}

const STEPS = 1000;
const FORMAT = ' {bar} {percentage} % | {eta_text} | {rate} | {label}{reused}';

const NOTHING_REUSED: Reuse = { tasks: 0, events: 0, share: 0 };

/** A bar that is drawn if it is wanted and standard error is a terminal. */
export async function progressBar(wanted: { readonly progress: boolean }): Promise<ProgressBar> {
  if (!wanted.progress || !process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    stream: process.stderr,
    format: FORMAT,
    barsize: 24,
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const began = performance.now();
  bar.start(STEPS, 0, barFields({ done: 0, events: 0, label: 'starting' }, NOTHING_REUSED, 0));
  return {
    show(progress, reuse) {
      const seconds = (performance.now() - began) / 1000;
      bar.update(Math.floor(STEPS * progress.done), barFields(progress, reuse, seconds));
    },
    stop: () => bar.stop(),
  };
}

/**
 * What the bar says beside the percentage: time left, speed, what is being worked on, and how much came from the cache,
 * which says nothing of the speed.
 */
export function barFields(
  { done, events, label }: Progress,
  reuse: Reuse,
  seconds: number,
): Readonly<Record<string, string>> {
  const left = (seconds * (1 - done)) / (done * (1 - reuse.share));
  const simulated = events - reuse.events;
  return {
    eta_text: Number.isFinite(left) && seconds > 1 ? `${clock(left)} left` : 'estimating',
    rate: seconds > 0 ? `${(simulated / seconds / 1e6).toFixed(2)} M events/s` : '',
    label: label.slice(0, 40),
    reused: reuse.tasks > 0 ? ` | ${reuse.tasks} from an earlier call` : '',
  };
}

/** `42 s`, `3 min 05 s`, `2 h 07 min`. */
export function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}
