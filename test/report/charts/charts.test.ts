import { Resvg } from '@resvg/resvg-js';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chartFile } from '../../../src/report/charts/chart-file.js';
import { chartTexts } from '../../../src/report/charts/chart-files.js';
import { charts } from '../../../src/report/charts/chart-list.js';
import type { Chart } from '../../../src/report/charts/chart.js';
import { findingsOf } from '../../../src/report/findings.js';
import { point, tableOf } from '../result-fixture.js';
import { faultTable, richTable, sweptTable } from '../rich-fixture.js';

const folder = fileURLToPath(new URL('../../../src/report/charts/', import.meta.url));
const chartNamed = (name: string): Chart => charts.find((chart) => chart.name === name)!;

const svgOf = (name: string, table = richTable(['hypersync', 'clusterxl-load-sharing-unicast'])): string =>
  chartFile(chartNamed(name).draw(findingsOf(table, null), 'file')!);

test('every file of a chart is registered, under the name of its file', async () => {
  const names: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const module = (await import(pathToFileURL(folder + file).href)) as Record<string, unknown>;
    for (const one of Object.values(module)) if (isChart(one)) names.push(`${one.name}.js`);
    expect(
      Object.values(module)
        .filter(isChart)
        .map((one) => `${one.name}.js`),
    ).toEqual(names.includes(file) ? [file] : []);
  }
  expect(names.sort()).toEqual(charts.map(({ name }) => `${name}.js`).sort());
});

const isChart = (value: unknown): value is Chart =>
  typeof value === 'object' && value !== null && 'draw' in value && 'name' in value;

test('a result has the charts that apply to it, and each can be drawn', () => {
  const namesOf = (files: readonly { readonly name: string }[]): string[] => files.map(({ name }) => name);
  const searched = chartTexts(findingsOf(richTable(['hypersync', 'vsls']), 'vsls'));
  expect(namesOf(searched)).toEqual([
    'scaling.svg',
    'efficiency.svg',
    'work.svg',
    'sync.svg',
    'latency.svg',
    'balance.svg',
    'comparison.svg',
  ]);
  const faulty = chartTexts(findingsOf(faultTable()));
  expect(namesOf(faulty)).toEqual(['scaling.svg', 'sync.svg', 'latency.svg', 'balance.svg', 'timeline.svg']);
  for (const { text } of [...searched, ...faulty]) expect(new Resvg(text).width).toBeGreaterThan(100);
  expect(chartTexts(findingsOf(tableOf([])))).toEqual([]);
});

test('the scaling chart marks the documented maximum, the knee and the fitted law', () => {
  const svg = svgOf('scaling', richTable(['hypersync', 'clusterxl-load-sharing-unicast']));
  expect(svg).toContain('clusterxl-load-sharing-unicast: 5 members are the documented maximum');
  expect(svg).toMatch(/Rings: the knee\. clusterxl-load-sharing-unicast: a hard limit from \d+ members on/);
  expect(svg).toContain('Universal Scalability Law');
  expect(svg).toContain('1 % less per added member');
});

test('the vendor rule is 1 % per added member: 91 % at ten', () => {
  const drawing = chartNamed('efficiency').draw(findingsOf(richTable(['hypersync'])), 'file')!;
  const svg = chartFile(drawing);
  const path = /stroke-dasharray="7 3"[^>]*><path d="M([^"]+)"/.exec(svg)![1];
  const places = path.split('L').map((place) => place.split(',').map(Number));
  // Pixels are linear in efficiency: at 1 member 1, at 10 members 0.91, at 19 members 0.82.
  expect(places[9][1] - places[0][1]).toBeCloseTo(places[18][1] - places[9][1], 1);
  expect(places).toHaveLength(52);
});

test('a strategy has the same colour in every chart', () => {
  const files = chartTexts(findingsOf(richTable(['vsls', 'hypersync']), 'vsls'));
  const colors = files.flatMap(({ text }) =>
    [...text.matchAll(/\.series-0\{color:(#[0-9a-f]+)\}/g)].map((m) => m[1]),
  );
  expect(new Set(colors)).toEqual(new Set(['#00826a', '#2fd0a7']));
});

test('the heat map has a cell for each core of each member, or one shape a tint where they are many', () => {
  const few = svgOf('balance', richTable(['hypersync']));
  expect(few.match(/<title>member \d+, core \d+ \((snd|fw)\): /g)).toHaveLength(10 * 8);
  const cores = Array.from({ length: 3000 }, (_, index) => ({
    member: 1 + (index % 52),
    core: Math.floor(index / 52),
    role: 'fw',
    utilization: (index % 10) / 10,
  }));
  const many = svgOf('balance', tableOf([point('hypersync', 52, 1e12, { coreResults: cores })]));
  expect(many).not.toContain('<title>member');
  expect(many.match(/<path class="heat-\d" d="M[^"]+"/g)).toHaveLength(10);
});

test('the work of the binding cores adds up to all of it, and says what the rest is', () => {
  const svg = svgOf('work', richTable(['hypersync']));
  const shares = (part: string): readonly number[] =>
    [
      ...svg.matchAll(
        new RegExp(`class="work-${part}"[^>]*><title>hypersync x 10: [^\\n]*\\n([\\d.]+) %`, 'g'),
      ),
    ].map((match) => Number(match[1]));
  // 0.9 of the price of packets and 0.1 of applying, as the elasticities of the fixture have it.
  expect([shares('own'), shares('sync')]).toEqual([[90], [10]]);
});

test('the timeline tells of what happened and what was lost', () => {
  const svg = svgOf('timeline', faultTable());
  expect(svg).toContain('>crash 2<');
  expect(svg).toContain('hypersync: 40 connections lost');
  expect(svg).toContain('8 Mpps forwarded of 10 Mpps');
  expect(svg).toContain('1000: younger than sync delay');
});

test('swept settings are panels or lines, never one', () => {
  const panels = chartNamed('sync').draw(
    findingsOf(sweptTable(['hypersync', 'vsls'], ['0 s', '3 s'])),
    'page',
  )!;
  expect(panels.panels.map(({ title }) => title)).toContain('Sync traffic, sync.delay = 3 s');
  expect(panels.panels).toHaveLength(6);
  const lines = chartNamed('efficiency').draw(findingsOf(sweptTable(['hypersync'], ['0 s', '3 s'])), 'page')!;
  expect(lines.panels).toHaveLength(1);
  expect(lines.key.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('sync.delay = 0 s'),
      expect.stringContaining('sync.delay = 3 s'),
    ]),
  );
});

test('a long sweep is drawn in part, and says of how many settings it does not tell', () => {
  const delays = Array.from({ length: 18 }, (_, index) => `${index} s`);
  const [{ text }] = chartTexts(findingsOf(sweptTable(['hypersync', 'vsls'], delays)));
  expect(text).toContain('>sync.delay = 15 s<');
  expect(text).not.toContain('>sync.delay = 16 s<');
  expect(text).toContain('2 more swept settings are in the tables.');
});

test('no label of a file reaches beyond its paper', () => {
  const long = 'a-strategy-with-a-name-that-is-much-longer-than-any-that-there-is';
  for (const { text } of chartTexts(findingsOf(richTable(undefined, { name: long, description: long })))) {
    const width = Number(/<svg [^>]*width="(\d+)"/.exec(text)![1]);
    for (const [, x, words] of text.matchAll(
      /<text x="([\d.]+)" y="[\d.]+" fill="currentColor"[^>]*>([^<]*)</g,
    )) {
      expect(Number(x) + 5 * words.length).toBeLessThan(width + 60);
    }
  }
});
