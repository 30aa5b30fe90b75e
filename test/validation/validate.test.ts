import { validationFamilies } from '../../src/experiment/validation/cases.js';
import {
  type Evidence,
  judge,
  validate,
  type ValidationResult,
} from '../../src/experiment/validation/validation-case.js';
import { VALIDATION_SEED } from '../../src/experiment/validation/validate.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { validationTable } from '../../src/report/terminal/validation-table.js';
import { inOwnThread } from './in-own-thread.js';

const module = new URL('../../src/experiment/validation/validate.js', import.meta.url);
const results = (
  await Promise.all(validationFamilies.map((_, place) => inOwnThread(module, 'validateFamily', place)))
).flat() as ValidationResult[];
const titled = results.map((result) => [`${result.name}: ${result.quantity}`, result] as const);
const simulated = titled.filter(([, { interval }]) => interval !== null);
const computed = titled.filter(([, { interval }]) => interval === null);

test.each(simulated)('%s is what theory says, within four standard errors', (_, result) => {
  expect(result).toMatchObject({ verdict: 'pass', tolerance: 4 });
  expect(result.distance).toBeLessThanOrEqual(4);
});

test.each(simulated)('%s would fail if theory were 10 %% off', (_, result) => {
  const { theory } = result;
  // A correlation of 0 has no tenth: it is off by a tenth of its range.
  for (const wrong of theory === 0 ? [-0.1, 0.1] : [0.9 * theory, 1.1 * theory]) {
    expect(judge({ ...result, theory: wrong }, result).verdict).toBe('fail');
  }
});

test.each(computed)('%s is what is known, but for rounding', (_, result) => {
  expect(result).toMatchObject({ verdict: 'pass' });
  expect(result.tolerance).toBeLessThan(0.01);
});

test.each(computed)('%s would fail if it were off by more than rounding', (_, result) => {
  const off = 2 * result.tolerance + 1e-12;
  const { theory } = result;
  for (const wrong of theory === 0 ? [-off, off] : [theory * (1 - off), theory * (1 + off)]) {
    expect(judge({ ...result, theory: wrong }, result).verdict).toBe('fail');
  }
});

test('Intervals miss theory about as often as they say', () => {
  const missed = simulated.filter(
    ([, { interval, theory }]) => theory < interval!.low! || theory > interval!.high!,
  );
  // Figures of one case go together; four standard deviations of a binomial with half as many trials.
  const trials = simulated.length / 2;
  expect(missed.length / simulated.length).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / trials));
});

test('The table of all cases fits into 96 columns and cuts nothing off', () => {
  const table = validationTable(results, paintFor({ colors: false }));
  expect(table).not.toContain('…');
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(96);
  for (const { quantity, source } of results) {
    expect(table).toContain(quantity);
    expect(table).toContain(source);
  }
});

test('There are more than thirty cases, each named once and with the year of its source', () => {
  const cases = validationFamilies.flatMap((family) => family.cases);
  expect(cases.length).toBeGreaterThan(30);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(new Set(titled.map(([title]) => title)).size).toBe(results.length);
  for (const { source } of cases) expect(source).toMatch(/\d{4}|R \d/);
});

test.each([
  'M/M/1',
  'M/M/4',
  'M/D/1',
  'M/E4/1',
  'M/H2/1',
  'lognormal',
  'Pareto',
  'D/M/1',
  'E2/M/1',
  'batches',
  'M/G/infinity',
  'Erlang B',
  'Erlang C',
  'Engset',
  'M/M/1/6',
  'two classes',
  'three priorities',
  "Little's law",
  'Poisson arrivals',
  'Departures',
  'tandem',
  'Jackson',
  'two repairmen',
  'Central server',
  'terminals',
  'Alea',
  'MRG32k3a',
  "Student's t",
  'Bonferroni',
  'sixteen hours',
  'Smallest samples',
  'rare events',
  'specsdm91',
  'raytracer',
  'toy',
  'What if',
  'Interval',
  'backlog',
])('The kind %s is validated', (kind) => {
  const names = validationFamilies.flatMap((family) => family.cases.map(({ name }) => name));
  expect(names.some((name) => name.includes(kind))).toBe(true);
});

test('Validating twice gives the same numbers', () => {
  const [{ name, cases }] = validationFamilies;
  expect(validate(name, cases[0], VALIDATION_SEED, 2)).toEqual(validate(name, cases[0], VALIDATION_SEED, 2));
});

const prediction = { family: 'f', name: 'n', source: 's', quantity: 'q', unit: '1', theory: 2 };

test('An estimate without a spread passes only where it is exact', () => {
  const interval = { mean: 2, low: 2, high: 2, standardError: 0, standardDeviation: 0, count: 5 };
  const exact: Evidence = { estimate: 2, interval, tolerance: 4 };
  expect(judge(prediction, exact).verdict).toBe('pass');
  expect(judge(prediction, { ...exact, estimate: 2.001 }).verdict).toBe('fail');
});

test('What is no number fails', () => {
  const evidence: Evidence = { estimate: NaN, interval: null, tolerance: 1 };
  expect(judge(prediction, evidence).verdict).toBe('fail');
  expect(judge({ ...prediction, theory: Infinity }, { ...evidence, estimate: Infinity }).verdict).toBe(
    'fail',
  );
});
