import { parse } from 'csv-parse/sync';
import type { CurveLaw } from '../../src/experiment/scaling-laws.js';
import { findingsOf } from '../../src/report/findings.js';
import { summaryJson } from '../../src/report/json.js';
import { resultFiles } from '../../src/report/result-files.js';
import { scalingLawFile } from '../../src/report/scaling-law-columns.js';
import { scalingLawNote } from '../../src/report/scaling-law-note.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { scalingLawLines } from '../../src/report/terminal/scaling-laws.js';
import { curvePoints, shapedStrategies, tableOf } from './result-fixture.js';

const plain = paintFor({ colors: false });
const findings = findingsOf(tableOf(curvePoints()));
const csv = resultFiles(findings)
  .find(({ name }) => name === 'scaling-law.csv')!
  .write();
const rows: Record<string, string>[] = parse(csv, { columns: true });

const lawOf = (strategy: string): CurveLaw => findings.scalingLaws.find((one) => one.strategy === strategy)!;

test('scaling-law.csv has the columns that are documented, a row for each curve, and no number that is none', () => {
  const names = scalingLawFile.columns.map(({ name }) => name).filter((name) => !name.startsWith('('));
  expect(csv.split('\n', 1)[0]).toBe(names.join());
  expect(rows.map((row) => row['strategy'])).toEqual(shapedStrategies);
  expect(csv).not.toMatch(/NaN|Infinity|null|undefined/);
  for (const { about } of scalingLawFile.columns) expect(about).toMatch(/\S.*\.$/);
});

test('contention alone is found, without a peak', () => {
  const row = rows.find(({ strategy }) => strategy === 'vsls')!;
  expect(Number(row['sigma'])).toBeCloseTo(0.03, 6);
  expect(row).toMatchObject({ kappa: '0', kappa_ci_low: '', peak_members: '', sizes: '16' });
  expect(Number(row['limit_bps']) / (41e9 / 0.03)).toBeCloseTo(1, 6);
  expect(row['note']).toBe('follows the law to 0.01 %; no peak in range');
});

test('what a law foretells is left out where the curve does not follow it', () => {
  const row = rows.find(({ strategy }) => strategy === 'clusterxl-load-sharing-unicast')!;
  expect(Number(row['kappa'])).toBeGreaterThan(0);
  expect(row).toMatchObject({ peak_members: '', peak_capacity_bps: '', limit_bps: '' });
  expect(row['note']).toMatch(
    /^does not follow the law, which misses by up to \d+ %: a hard limit from 3 members on/,
  );
});

test('a peak and what has none are told in words', () => {
  const peak = { members: 29.6, low: 28, high: 33, capacity: 1e12, isSeen: true };
  const open = { ...peak, high: null, isSeen: false };
  expect(scalingLawNote({ ...lawOf('vsls'), peak })).toContain('more than 30 members carry less');
  expect(scalingLawNote({ ...lawOf('vsls'), peak: open })).toContain(
    'a peak at about 30 members is possible',
  );
  expect(scalingLawLines([{ ...lawOf('vsls'), peak: open }], plain)).toContain(' 30? ');
  expect(scalingLawNote(lawOf('clusterxl-high-availability'))).not.toContain('peak');
  expect(scalingLawNote({ ...lawOf('vsls'), law: null })).toContain('has no law');
});

test('there is a line of 80 columns for each curve, and no text where there is no law', () => {
  const [, ...lines] = scalingLawLines(findings.scalingLaws, plain).split('\n');
  const long = { ...lawOf('hypersync'), sweep: { 'traffic.packetSize': '1500 B', 'sync.delay': '10 s' } };
  const all = [...lines, ...scalingLawLines([long], plain).split('\n')];
  expect(Math.max(...all.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.slice(0, shapedStrategies.length).map((line) => line.trim().split(' ')[0])).toEqual(
    shapedStrategies,
  );
  expect(scalingLawLines([], plain)).toBe('');
});

test('where settings were swept, each has a line beneath its strategy', () => {
  const swept = ['vsls', 'no-sync'].flatMap((strategy) =>
    ['0 s', '3 s'].map((delay) => ({ ...lawOf(strategy), sweep: { 'sync.delay': delay } })),
  );
  const names = scalingLawLines(swept, plain)
    .split('\n')
    .slice(1, 7)
    .map((line) => line.slice(0, 20).trimEnd());
  const settings = ['   sync.delay = 0 s', '   sync.delay = 3 s'];
  expect(names).toEqual([' vsls', ...settings, ' no-sync', ...settings]);
});

test.each([
  [0.00446, 0.0003, '0.446 ± 0.03 %'],
  [1.00632, 0.002, '101 ± 0.2 %'],
  [0.000123, 0.00001, '0.012 ± 0.001 %'],
  [0.00000123, 0.0000004, '1e-4 ± 4e-5 %'],
])('a coefficient of %p ± %p is shown as %s', (estimate, half, text) => {
  const vsls = lawOf('vsls');
  const kappa = { estimate, low: estimate - half, high: estimate + half, standardError: 1 };
  const [, line] = scalingLawLines([{ ...vsls, law: { ...vsls.law!, kappa } }], plain).split('\n');
  expect(line).toContain(` ${text} `);
  expect(line.length).toBeLessThanOrEqual(80);
});

test('the machine-readable summary has the laws by the names of the columns', () => {
  const { scaling_laws: laws } = JSON.parse(summaryJson(findings, [])) as { scaling_laws: object[] };
  const names = scalingLawFile.columns.map(({ name }) => name).filter((name) => !name.startsWith('('));
  expect(Object.keys(laws[0]).sort()).toEqual([...names, 'sweep'].sort());
});
