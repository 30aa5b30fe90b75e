import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { estimate, point, tableOf } from '../result-fixture.js';
import { faultTable, richTable, sweptTable } from '../rich-fixture.js';
import { pageOf } from './page-fixture.js';

interface Node {
  readonly textContent: string;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  querySelectorAll(selector: string): readonly Node[];
}

function parsed(page: string): Node {
  const { document } = parseHTML(page) as unknown as { document: { documentElement: Node } };
  return document.documentElement;
}

const textOf = (page: string, selector: string): string =>
  [...parsed(page).querySelectorAll(selector)]
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
    .join('\n');

const HOSTILE = '</script><img src=x onerror=alert(1)>"\' javascript:alert(1) <b>&amp;';

const hostileTable = () =>
  tableOf([point(HOSTILE, 1, 41e9), point(HOSTILE, 2, 80e9, { warnings: [HOSTILE], bottleneck: HOSTILE })], {
    name: HOSTILE,
    description: HOSTILE,
    strategies: [HOSTILE],
    sweep: [{ path: HOSTILE, values: [HOSTILE] }],
  });

test('the answer comes first, in a sentence with its interval', () => {
  const page = pageOf(richTable(['hypersync', 'clusterxl-high-availability']));
  expect(textOf(page, 'header .lead')).toBe(
    'hypersync carries 389 Gbps with 10 members, 94.9 % of what 10 gateways would carry on their own: ' +
      '0.569 % lost per added member. 95 % interval 385 to 393 Gbps.',
  );
});

test('a long description gives its question to the title, and the rest below', () => {
  const rest = `Expected: ${'much '.repeat(40)}more.`;
  const page = pageOf(richTable(['hypersync'], { description: `How soon? ${rest}` }));
  expect([textOf(page, 'h1'), textOf(page, 'header > .note')]).toEqual(['How soon?', rest]);
});

test('the parts of a searched capacity stand in the order of the story', () => {
  const page = pageOf(richTable(['hypersync', 'vsls']), 'vsls');
  expect([...parsed(page).querySelectorAll('main > section')].map((one) => one.getAttribute('id'))).toEqual([
    'glance',
    'demand',
    'scaling',
    'binding',
    'sync',
    'latency',
    'balance',
    'comparison',
    'confidence',
    'figures',
    'reproduce',
  ]);
});

test('under a fixed load nothing tells of capacities, and faults come early', () => {
  const page = pageOf(faultTable());
  const ids = [...parsed(page).querySelectorAll('main > section')].map((one) => one.getAttribute('id'));
  expect(ids).not.toContain('demand');
  expect(ids.slice(0, 2)).toEqual(['glance', 'faults']);
  expect(textOf(page, 'header .lead')).toContain('4 % of the connections on a member that crashes are lost');
  expect(textOf(page, '#glance')).not.toContain('Capacity');
});

test('every swept setting is told by itself, and those without charts are counted', () => {
  const few = pageOf(sweptTable(['hypersync', 'vsls'], ['0 s', '3 s']));
  for (const delay of ['0 s', '3 s']) {
    expect(textOf(few, '#scaling h4')).toContain(`sync.delay = ${delay}`);
    expect(textOf(few, '#demand dt')).toContain(`vsls, sync.delay = ${delay}`);
  }
  const delays = Array.from({ length: 9 }, (_, index) => `${index} s`);
  const many = pageOf(sweptTable(['hypersync', 'vsls'], delays));
  expect(textOf(many, '#scaling .note')).toContain('3 more swept settings');
  expect(textOf(many, '#figures')).toContain('8 s');
  const lone = pageOf(sweptTable(['hypersync'], ['0 s', '3 s']));
  expect(textOf(lone, '#scaling .narrow .key')).toContain('A sync.delay = 0 s');
});

test('texts of a scenario stay texts', () => {
  const page = pageOf(hostileTable());
  const root = parsed(page);
  expect(root.querySelectorAll('img')).toHaveLength(0);
  expect(page).not.toContain('<img');
  expect(root.querySelectorAll('script')).toHaveLength(4);
  expect(textOf(page, 'h1')).toBe(HOSTILE.replaceAll(/\s+/g, ' '));
  for (const element of root.querySelectorAll('*')) {
    const names = element.getAttributeNames();
    expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    for (const name of ['href', 'src', 'action']) {
      expect(element.getAttribute(name) ?? '').not.toMatch(/^\s*(javascript|data):/i);
    }
  }
});

test('the page asks nobody for anything', () => {
  const page = pageOf(richTable(['hypersync']));
  const fetching = ['src', 'srcset', 'href', 'xlink:href', 'action', 'data', 'poster', 'background', 'ping'];
  const urls = fetching.flatMap((name) =>
    [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gi'))].map((match) => match[1]),
  );
  expect(urls).toEqual(expect.arrayContaining(['#demand', 'scaling.csv', 'scaling.svg']));
  expect(urls.filter((url) => !/^#?[a-z-]+(\.[a-z]+)?$/.test(url))).toEqual([]);
  expect(page).not.toMatch(/@import|url\(/);
  expect(parsed(page).querySelectorAll('link, iframe, object, embed')).toHaveLength(0);
});

test('the policy allows the style and the scripts of the page, and nothing else', () => {
  const page = pageOf(richTable(['hypersync']));
  const policy = parsed(page).querySelectorAll('meta[http-equiv]')[0].getAttribute('content')!;
  const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map((match) => digest(match[1]));
  const run = [...page.matchAll(/<script type="module">([^]*?)<\/script>/g)].map((match) => digest(match[1]));
  expect([styles.length, run.length]).toEqual([1, 3]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src ${styles.join(' ')};`);
  expect(policy).toContain(`script-src ${run.join(' ')};`);
});

test('the largest default result stays below 1.5 MB and within 3 s, and gives the same bytes again', () => {
  const table = richTable([
    'hypersync',
    'clusterxl-load-sharing-multicast',
    'clusterxl-load-sharing-unicast',
    'clusterxl-high-availability',
  ]);
  const start = process.cpuUsage();
  const page = pageOf(table, 'clusterxl-load-sharing-multicast');
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(3);
  expect(Buffer.byteLength(page)).toBeLessThan(1.5e6);
  expect(pageOf(table, 'clusterxl-load-sharing-multicast')).toBe(page);
});

test.each([
  ['no point at all', tableOf([])],
  ['one single gateway', tableOf([point('single-gateway', 1, 41e9)])],
  [
    'a point without figures',
    tableOf([point('hypersync', 3, 1, { estimates: {}, memberResults: [], coreResults: [] })]),
  ],
])('%s gives a page', (_, table) => {
  expect(textOf(pageOf(table), '#reproduce h2')).toBe('Reproduce');
});

test('assumptions stand with their values, and say where the scenario chose another', () => {
  const rows = textOf(pageOf(richTable(['hypersync'])), '#confidence tbody tr').split('\n');
  expect(rows.find((row) => row.startsWith('objective.maxDropRatio'))).toContain('0.1 %');
  expect(rows.filter((row) => row.includes('set by the scenario')).length).toBeLessThanOrEqual(1);
});

test('virtual systems say who of them loses packets, whatever they are called', () => {
  const tenant = (name: string, dropRatio: number) => ({
    name,
    estimates: { offered_cps: estimate(3000), drop_ratio: estimate(dropRatio) },
  });
  const tenants = [tenant('quiet', 0), tenant(HOSTILE, 0.25)];
  const page = pageOf(tableOf([point('vsls', 1, 41e9), point('vsls', 3, 80e9, { tenants })]));
  expect(textOf(page, '#tenants > p')).toBe(
    `vsls x 3: ${HOSTILE} loses 25 % of its packets; 1 of 2 lose next to nothing.`,
  );
  expect(textOf(page, '#tenants tbody th')).toBe(`quiet\n${HOSTILE}`);
});
