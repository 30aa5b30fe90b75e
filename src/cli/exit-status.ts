/** How the command ends, for scripts that call it. */
export const exitStatus = {
  done: 0,
  /** Our own fault: an invariant broke. */
  fault: 1,
  /** The input or the command line cannot be used. */
  userInput: 2,
  /** Finished, but a check was not met. */
  notMet: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;
