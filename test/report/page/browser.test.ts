import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { galleryFolder, writeGallery } from './gallery.js';

/** Checks in a real browser; without one the gallery is written only. CHROMIUM names another than the usual. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const inBrowser = existsSync(executablePath) ? test : test.skip;
const SKIPPED = existsSync(executablePath) ? '' : ` (skipped: there is no browser at ${executablePath})`;

let pages: readonly string[];
let browser: Browser | undefined;
beforeAll(async () => {
  pages = writeGallery();
  if (existsSync(executablePath)) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser!.newPage({
    viewport: { width: 1200, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return page;
}

let faults: string[];
let asked: string[];
beforeEach(() => {
  faults = [];
  asked = [];
});

test('the gallery has a page of every kind', () => {
  expect(pages.length).toBeGreaterThan(8);
  for (const path of pages) expect(readFileSync(path, 'utf8')).toContain('<!doctype html>');
});

inBrowser(
  `every page fits 360 and 1440 pixels, asks for nothing, and runs without a fault${SKIPPED}`,
  async () => {
    for (const path of pages) {
      const page = await open(path);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect([path, width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
          path,
          width,
          width,
        ]);
      }
      await page.close();
    }
    expect(faults).toEqual([]);
    expect(asked).toEqual(pages.map((path) => pathToFileURL(path).href));
  },
);

inBrowser(
  `axe finds nothing serious, in light and in dark, wide and narrow${SKIPPED}`,
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const looks = [
      { name: 'comparison', colorScheme: 'light', viewport: { width: 1200, height: 900 } },
      { name: 'faults', colorScheme: 'dark', viewport: { width: 360, height: 800 } },
    ] as const;
    for (const { name, ...look } of looks) {
      const page = await open(`${galleryFolder}${name}.html`, { ...look, bypassCSP: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: readonly Violation[] }>('axe.run()');
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(bad.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
      await page.close();
    }
  },
  180_000,
);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

inBrowser(`a typed demand is read from the curves${SKIPPED}`, async () => {
  const page = await open(`${galleryFolder}comparison.html`);
  const reading = (): Promise<string | null> => page.textContent('#demand-0');
  // The fixture: hypersync carries 41 n / (1 + 0.006 (n - 1)) Gbps, less 1 % at the lower end: 120.3 at 3, 80.7 at 2.
  expect(await reading()).toMatch(/^\s*4 members, 0 % to spare\s*$/);
  await page.fill('#demand-value', '118');
  await page.fill('#demand-spare', '0');
  expect(await reading()).toBe('3 members, 2 % to spare');
  await page.fill('#demand-value', '118000');
  expect(await reading()).toBe('no simulated size carries it');
  await page.fill('#demand-value', '');
  expect(await reading()).toContain('type a demand');
  expect(faults).toEqual([]);
});

inBrowser(`tables sort by value, up and down, by mouse and by key${SKIPPED}`, async () => {
  const page = await open(`${galleryFolder}comparison.html`);
  const table = page.locator('#figures table').first();
  const members = async (): Promise<string[]> =>
    (await table.locator('tbody tr td:nth-child(2)').allTextContents()).map((text) => text.trim());
  const head = table.locator('thead th').nth(1);
  await head.locator('button').click();
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  expect((await members()).slice(0, 2)).toEqual(['1', '1']);
  await head.locator('button').press('Enter');
  expect((await members()).slice(0, 2)).toEqual(['10', '10']);
});

inBrowser(`a table is saved as CSV${SKIPPED}`, async () => {
  const page = await open(`${galleryFolder}comparison.html`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#glance .save').click(),
  ]);
  expect(download.suggestedFilename()).toBe('glance.csv');
  const lines = readFileSync(await download.path(), 'utf8').split('\n');
  expect(lines[0]).toMatch(/^Strategy,Capacity,Efficiency,/);
  expect(lines[1]).toMatch(/^hypersync,38899430740/);
  expect(faults).toEqual([]);
});

inBrowser(`values are told under the pointer and by the arrow keys${SKIPPED}`, async () => {
  const page = await open(`${galleryFolder}comparison.html`);
  const chart = page.locator('#chart-scaling .wide .panel-box');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.textContent('.tip')).toContain('hypersync, 1 member: 41 Gbps');
  await page.keyboard.press('End');
  expect(await page.isVisible('.tip')).toBe(true);
  await chart.locator('circle').nth(5).hover();
  expect(await page.textContent('.tip')).toContain('hypersync, 10 members:');
  await page.mouse.move(2, 2);
  expect(await page.isVisible('.tip')).toBe(false);
});
