/** Part of the measured time that a trace shows: from an instant on, up to another; nanoseconds since the warm-up. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A window as it turned out: it ends early where its events were used up. */
export interface ShownWindow extends Window {
  /** Events that were told in it. */
  readonly events: number;
  readonly cut: boolean;
}

/** A window that is being filled. */
export class OpenWindow implements ShownWindow {
  readonly from: number;
  to: number;
  events = 0;
  cut = false;
  /** Everything in it was told. */
  closed = false;
  readonly #most: number;

  constructor({ from, to }: Window, most: number) {
    this.from = from;
    this.to = to;
    this.#most = most;
  }

  /** Whether so many events more may be told, now; the window ends here where they may not. */
  admits(count: number, now: number): boolean {
    if (this.cut) return false;
    if (this.events + count <= this.#most) {
      this.events += count;
      return true;
    }
    this.cut = true;
    this.to = Math.min(this.to, Math.max(now, this.from));
    return false;
  }

  holds(at: number): boolean {
    return at >= this.from && at < this.to;
  }
}

/** The windows of a trace: in order, apart from each other, each with an equal part of the events that may be told. */
export class TraceWindows {
  readonly all: readonly OpenWindow[];

  constructor(windows: readonly Window[], mostEvents: number) {
    const each = Math.floor(mostEvents / Math.max(1, windows.length));
    this.all = windows.map((window) => new OpenWindow(window, each));
  }

  /** The window that holds an instant. */
  at(instant: number): OpenWindow | undefined {
    return this.all.find((window) => window.holds(instant));
  }

  /** Those that are not closed and that a stretch of time reaches into. */
  overlapping(start: number, end: number): readonly OpenWindow[] {
    return this.all.filter(({ from, to, closed }) => !closed && from < end && to > start);
  }
}
