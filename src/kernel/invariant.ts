/** A fault of our own: the model or the kernel broke a promise. Stops the run; never caused by a scenario's world. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}
