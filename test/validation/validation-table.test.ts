import { judge, type ValidationResult } from '../../src/experiment/validation/validation-case.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { closing, validationTable } from '../../src/report/terminal/validation-table.js';

const interval = {
  mean: 1.2345,
  low: 1.2,
  high: 1.269,
  standardError: 0.0165,
  standardDeviation: 1,
  count: 20,
};

function simulated(theory: number, name = 'M/M/1'): ValidationResult {
  const prediction = {
    family: 'One server',
    name,
    source: 'Kleinrock 1975',
    quantity: 'mean wait',
    unit: 'ms',
  };
  return judge({ ...prediction, theory }, { estimate: 1.2345, interval, tolerance: 4 });
}

function computed(theory: number): ValidationResult {
  const prediction = {
    family: 'Random numbers',
    name: 'Alea',
    source: 'Baagøe 2010',
    quantity: 'first',
    unit: '1',
  };
  return judge({ ...prediction, theory }, { estimate: 0.27138191116884325, interval: null, tolerance: 1e-9 });
}

const plain = paintFor({ colors: false });
const rows = (results: readonly ValidationResult[]): readonly string[] =>
  validationTable(results, plain)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));

test('A simulated figure stands beside theory with its interval and its distance', () => {
  const table = rows([simulated(1.24)]);
  expect(table).toContain('ONE SERVER');
  expect(table).toContain('M/M/1 | Kleinrock 1975');
  expect(table).toContain('mean wait (ms) | 1.240 | 1.234 [1.200, 1.269] | 0.3 SE | ok');
});

test('A computed figure has no interval and a relative error', () => {
  expect(rows([computed(0.27138191)])).toContain('first | 0.27138191 | 0.27138191 | 4e-9 | FAIL');
  expect(rows([computed(0.27138191116884325)])).toContain('first | 0.27138191 | 0.27138191 | 0 | ok');
});

test('An interval that misses theory is marked, and counted beside how many should', () => {
  const results = [simulated(1.19), ...Array.from({ length: 39 }, (_, i) => simulated(1.24, `case ${i}`))];
  expect(rows(results)).toContain('mean wait (ms) | 1.190 | 1.234 [1.200, 1.269] | 2.7 SE* | ok');
  expect(closing(results)).toBe(
    '40 cases with 40 figures hold.\nOf 40 intervals about 2 (5 %) should miss theory; 1 does.',
  );
});

test('What does not hold is named', () => {
  const results = [simulated(2), simulated(1.24), computed(0.27138191116884325)];
  expect(closing(results)).toContain('1 case with 1 figure of 2 cases with 3 figures do not hold: M/M/1.');
});

test('Colours are for terminals that want them', () => {
  const results = [simulated(2), computed(0.27138191116884325)];
  expect(validationTable(results, plain)).not.toContain('\u001b');
  expect(validationTable(results, paintFor({ colors: true }))).toContain('\u001b[31mFAIL');
});
