import type { Parameter } from '../schema/parameter.js';
import { acceptedForm, writtenValue } from '../schema/quantity-types.js';
import { pathSteps } from '../schema/source-tree.js';
import { declaredAt } from './declared.js';
import type { Value } from './settings.js';

/** The name of a key in words: `sync.delay` is Sync delay, `appliance.dynamicBalancing.enabled` Dynamic balancing. */
export function labelOf(path: string): string {
  const steps = pathSteps(path).filter((step) => step !== 'enabled');
  const words = wordsOf(steps[steps.length - 1]);
  const named =
    words.length > 1 || steps.length === 1 ? words : [...wordsOf(steps[steps.length - 2]), ...words];
  const [first, ...rest] = named;
  return [first[0].toUpperCase() + first.slice(1), ...rest].join(' ');
}

const wordsOf = (step: string): string[] => step.replaceAll(/[A-Z]/g, ' $&').toLowerCase().split(' ');

/** What a key means, what it accepts, its default and where that is from, as `explain` has it. */
export function meaningOf(path: string): string {
  const parameter = declaredAt(path);
  return `${parameter.about} Write ${acceptedForm(parameter)}. ${defaultText(parameter)}Source: ${parameter.source}.`;
}

function defaultText({ default: value, kind }: Parameter): string {
  if (value === undefined || value === '') return '';
  return `Default: ${value === null ? 'left out' : String(writtenValue(value as Value | string, kind))}. `;
}

/** A value as a scenario file has it; a key that is left out is `automatic`. */
export function valueText(path: string, value: Value): string {
  return value === null ? 'automatic' : String(writtenValue(value, declaredAt(path).kind));
}
