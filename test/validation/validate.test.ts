import { validationCases } from '../../src/experiment/validation/cases.js';
import { judge, validate, type ValidationResult } from '../../src/experiment/validation/validation-case.js';
import { VALIDATION_SEED } from '../../src/experiment/validation/validate.js';
import { inOwnThread } from './in-own-thread.js';

const module = new URL('../../src/experiment/validation/validate.js', import.meta.url);
const results = (await inOwnThread(module, 'runValidation')) as ValidationResult[];
const titled = results.map((result) => [`${result.name}: ${result.quantity}`, result] as const);

test.each(titled)('%s is what theory says, within four standard errors', (_, result) => {
  expect(result).toMatchObject({ verdict: 'pass' });
  expect(result.standardErrors).toBeLessThanOrEqual(4);
});

test.each(titled)('%s would fail if theory were 10 %% off', (_, result) => {
  for (const factor of [0.9, 1.1]) {
    expect(judge({ ...result, theory: result.theory * factor }, result.estimate).verdict).toBe('fail');
  }
});

test('Every family of textbook queues is validated', () => {
  const names = validationCases.map(({ name }) => name).join();
  for (const family of [
    'M/M/1',
    'M/M/4',
    'M/D/1',
    'M/E4/1',
    'M/H2/1',
    'Erlang B',
    'Erlang C',
    'priority',
    'Jackson',
  ]) {
    expect(names).toContain(family);
  }
  expect(new Set(titled.map(([title]) => title)).size).toBe(results.length);
});

test('Validating twice gives the same numbers', () => {
  const [model] = validationCases;
  expect(validate(model, VALIDATION_SEED, 3)).toEqual(validate(model, VALIDATION_SEED, 3));
});

test('An estimate without a spread passes only where it is exact', () => {
  const prediction = { name: 'n', source: 's', quantity: 'q', unit: '1', theory: 2 };
  const exact = { mean: 2, low: 2, high: 2, standardError: 0, standardDeviation: 0, count: 5 };
  expect(judge(prediction, exact).verdict).toBe('pass');
  expect(judge(prediction, { ...exact, mean: 2.001 }).verdict).toBe('fail');
});
