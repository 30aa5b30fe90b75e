import { validationFamilies } from './cases.js';
import { type Family, validate, type ValidationResult } from './validation-case.js';

/** The seed of `validate`: fixed, so that its verdict is a property of the program. */
export const VALIDATION_SEED = 1;

/** Simulates and computes every case and compares it with theory; `began` hears of each family, which takes seconds. */
export function runValidation(began: (family: Family) => void = () => undefined): ValidationResult[] {
  return validationFamilies.flatMap((family, place) => {
    began(family);
    return validateFamily(place);
  });
}

/** The cases of one family, by its place in the list. */
export function validateFamily(place: number, seed = VALIDATION_SEED): ValidationResult[] {
  const { name, cases } = validationFamilies[place];
  return cases.flatMap((model) => validate(name, model, seed));
}
