import { SingleBar } from 'cli-progress';
import type { Progress, ProgressListener } from '../experiment/progress.js';

/** A bar on standard error while a campaign runs; does nothing where that is no terminal. */
export interface ProgressBar {
  readonly listen: ProgressListener;
  stop(): void;
}

const STEPS = 1000;
const FORMAT = ' {bar} {percentage} % | {eta_text} | {rate} | {label}';

/** A bar that is drawn if it is wanted and standard error is a terminal. */
export function progressBar(wanted: { readonly progress: boolean }): ProgressBar {
  if (!wanted.progress || !process.stderr.isTTY) return { listen: () => undefined, stop: () => undefined };
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
  bar.start(STEPS, 0, barFields({ done: 0, events: 0, label: 'starting' }, 0));
  return {
    listen: (progress) =>
      bar.update(Math.floor(STEPS * progress.done), barFields(progress, (performance.now() - began) / 1000)),
    stop: () => bar.stop(),
  };
}

/** What the bar says beside the percentage: time left, speed, and what is being worked on. */
export function barFields(
  { done, events, label }: Progress,
  seconds: number,
): Readonly<Record<string, string>> {
  const left = (seconds * (1 - done)) / done;
  return {
    eta_text: Number.isFinite(left) && seconds > 1 ? `${clock(left)} left` : 'estimating',
    rate: seconds > 0 ? `${(events / seconds / 1e6).toFixed(2)} M events/s` : '',
    label: label.slice(0, 40),
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
