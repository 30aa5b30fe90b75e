import { validationCases } from './cases.js';
import { validate, type ValidationResult } from './validation-case.js';

/** The seed of `validate`: fixed, so that its verdict is a property of the program. */
export const VALIDATION_SEED = 1;

/** Simulates every case and compares it with theory; takes some seconds. */
export function runValidation(seed = VALIDATION_SEED): ValidationResult[] {
  return validationCases.flatMap((model) => validate(model, seed));
}
