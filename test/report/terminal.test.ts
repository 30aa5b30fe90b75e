import { terminalChart } from '../../src/report/terminal/chart.js';
import { paintFor } from '../../src/report/terminal/paint.js';
import { answer, fileLine, warningLines } from '../../src/report/terminal/summary.js';
import { chosenSizes, terminalTable } from '../../src/report/terminal/table.js';
import { curvePoints, point, tableOf } from './result-fixture.js';

const plain = paintFor({ colors: false });
const all = tableOf(curvePoints());
const widths = (text: string): readonly number[] => text.split('\n').map((line) => line.length);

test('the table fits 80 columns and the chart 78 by 16, legend aside', () => {
  expect(Math.max(...widths(terminalTable(all, plain)))).toBeLessThanOrEqual(80);
  const chart = terminalChart(all, plain);
  expect(Math.max(...widths(chart))).toBeLessThanOrEqual(78);
  expect(chart.split('\n').length).toBeLessThanOrEqual(18);
});

test('extreme figures fit too', () => {
  const wide = point('clusterxl-load-sharing-multicast', 52, 123.4567e12, {
    beyondSupportedLimit: true,
    warnings: ['x'],
    bottleneck: 'the orchestrator downlink of member 17 at 100 % of 200 Gbps',
  });
  const text = terminalTable(tableOf([wide, point('hypersync', 2, 1)]), plain);
  expect(Math.max(...widths(text))).toBeLessThanOrEqual(80);
  expect(text).toContain('52*!');
});

test('colours are used only when allowed', () => {
  expect(terminalTable(all, plain) + terminalChart(all, plain)).not.toContain('\u001b');
  const colored = paintFor({ colors: true });
  expect(terminalTable(all, colored)).toContain('\u001b[');
  expect(terminalChart(all, colored)).toContain('\u001b[');
});

test('escape sequences in names do not reach the terminal', () => {
  const evil = tableOf([point('\u001b[2Jx', 1, 1e9), point('\u001b[2Jx', 2, 2e9)]);
  const text = [
    terminalTable(evil, plain),
    terminalChart(evil, plain),
    answer(evil),
    fileLine('\u001b[2J', []),
  ].join();
  expect(text).not.toContain('\u001b');
});

test('many sizes are thinned to a few that span the range', () => {
  expect(chosenSizes([1, 2, 3])).toEqual([1, 2, 3]);
  expect(chosenSizes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 31, 40, 52])).toEqual([1, 4, 7, 10, 24, 52]);
});

test('the answer speaks of hypersync at ten members', () => {
  expect(answer(all)).toBe(
    'hypersync carries 389 Gbps at 10 members, 94.9 % of 10 single gateways (± 0.3 %); ' +
      'it loses 0.569 % per added member.',
  );
});

test('the answer takes the largest supported size where ten is not there, and one sentence a setting', () => {
  expect(answer(tableOf(curvePoints(['vsls'], [2, 4, 16])))).toContain('vsls carries 150 Gbps at 4 members');
  const swept = ['0 s', '3 s'].flatMap((delay) => curvePoints(['vsls'], [2], { 'sync.delay': delay }));
  expect(answer(tableOf(swept)).split('\n')[1]).toMatch(/^With sync\.delay = 3 s: vsls carries/);
});

test('a warning is told once, with where it applies', () => {
  const points = [1, 2, 3, 4, 5].map((members) => point('vsls', members, 1e9, { warnings: ['Too short.'] }));
  expect(warningLines({ ...tableOf(points), warnings: ['All of it.'] })).toEqual([
    'warning: All of it.',
    'warning: Too short. (vsls x 1; vsls x 2; vsls x 3; 2 more)',
  ]);
});

test('one size has no chart', () => {
  expect(terminalChart(tableOf(curvePoints(['vsls'], [4])), plain)).toBe('');
});
