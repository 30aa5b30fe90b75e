/** What a running campaign tells whoever watches it. Fractions of the whole work, estimated. */
export interface Progress {
  /** Fraction of the work done, 0 to 1, never falling. */
  readonly done: number;
  /** What is being worked on: `hypersync x 10`. */
  readonly label: string;
  readonly events: number;
}

export type ProgressListener = (progress: Progress) => void;
