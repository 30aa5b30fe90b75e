import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chartTexts } from '../../src/report/charts/chart-files.js';
import { charts } from '../../src/report/charts/chart-list.js';
import { findingsOf } from '../../src/report/findings.js';
import { faultTable, richTable } from '../report/rich-fixture.js';

/** One picture a chart, to be looked at: a change here is a change of looks. UPDATE=1 draws them anew. */
const folder = fileURLToPath(new URL('../../../test/golden/charts/', import.meta.url));

const drawn = new Map(
  [
    ...chartTexts(findingsOf(richTable(['hypersync', 'clusterxl-load-sharing-unicast']), 'hypersync')),
    ...chartTexts(findingsOf(faultTable())).filter(({ name }) => name === 'timeline.svg'),
  ].map(({ name, text }) => [name, text]),
);

beforeAll(() => {
  if (process.env['UPDATE'] !== '1') return;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of drawn) writeFileSync(folder + name, text);
});

test.each(charts.map(({ name }) => `${name}.svg`))('%s looks as when its picture was taken', (name) => {
  expect(drawn.get(name)).toBe(readFileSync(folder + name, 'utf8'));
});

test('there is a picture of every chart, and of nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual([...drawn.keys()].sort());
});
