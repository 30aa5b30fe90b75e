import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { scalingSvg } from './scaling-svg.js';
import { curvePoints, point, shapedStrategies, tableOf } from './result-fixture.js';

const drawable = (svg: string): boolean => new Resvg(svg).width > 0;

const swept = (strategies: readonly string[]) =>
  tableOf(
    ['0 s', '3 s', '10 s'].flatMap((delay) => curvePoints(strategies, [1, 2, 4], { 'sync.delay': delay })),
    { sweep: [{ path: 'sync.delay', values: ['0 s', '3 s', '10 s'] }] },
  );

test('every strategy has a label with its last value, and the ideal is drawn', () => {
  const svg = scalingSvg(tableOf(curvePoints()));
  for (const strategy of shapedStrategies) expect(svg).toMatch(new RegExp(`>${strategy}: [0-9.]+ [GT]bps<`));
  expect(svg).toContain('members × single gateway');
  expect(svg).toContain('Capacity (Tbps)');
  expect(svg).toContain('>Members<');
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('@media (prefers-color-scheme:dark)');
  expect(drawable(svg)).toBe(true);
});

test('labels never overlap', () => {
  const svg = scalingSvg(tableOf(curvePoints()));
  const places = [...svg.matchAll(/translate\(([\d.]+),([\d.]+)\)"[^>]*>[^<]*(?:bps|single gateway)</g)]
    .map((match) => Number(match[2]))
    .sort((a, b) => a - b);
  expect(places).toHaveLength(shapedStrategies.length + 1);
  places.slice(1).forEach((place, index) => expect(place - places[index]).toBeGreaterThan(15.9));
});

test('the same table gives the same bytes', () => {
  expect(scalingSvg(tableOf(curvePoints()))).toBe(scalingSvg(tableOf(curvePoints())));
});

test('sizes beyond the documented maximum are hollow, and explained', () => {
  expect(scalingSvg(tableOf(curvePoints(['vsls'])))).toContain('hollow dots');
  expect(scalingSvg(tableOf(curvePoints(['hypersync'])))).not.toContain('hollow dots');
});

test('hostile names stay text', () => {
  const hostile = '</text><script>alert("1")</script>';
  const svg = scalingSvg(
    tableOf([point(hostile, 1, 1e9), point(hostile, 2, 2e9)], { name: hostile, description: hostile }),
  );
  const parsed: unknown = parseHTML(`<html><body>${svg}</body></html>`);
  const { document } = parsed as { document: { querySelectorAll(name: string): readonly unknown[] } };
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(svg).not.toContain('<script');
  expect(drawable(svg)).toBe(true);
});

test('one size is drawn as bars', () => {
  const svg = scalingSvg(tableOf(curvePoints(['hypersync', 'vsls'], [10])));
  expect(svg).toContain('Capacity at 10 members');
  expect(svg).toContain('389 Gbps (94.9 %)');
  expect(drawable(svg)).toBe(true);
});

test('swept settings are panels, or lines where one strategy is alone', () => {
  const panels = scalingSvg(swept(['hypersync', 'vsls']));
  expect(panels.match(/>sync\.delay = (0|3|10) s</g)).toHaveLength(3);
  const lines = scalingSvg(swept(['hypersync']));
  expect(lines).toContain('>hypersync<');
  expect(lines.match(/>sync\.delay = (0|3|10) s: [0-9.]+ Gbps</g)).toHaveLength(3);
  expect(drawable(panels) && drawable(lines)).toBe(true);
});

test.each([
  ['one single gateway', tableOf([point('single-gateway', 1, 41e9)])],
  ['no point at all', tableOf([])],
  ['a point without capacity', tableOf([point('hypersync', 3, 1, { estimates: {} })])],
])('%s is drawn without a fault', (_, table) => {
  expect(drawable(scalingSvg(table))).toBe(true);
});
