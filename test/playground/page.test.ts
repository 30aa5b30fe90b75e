import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Download, type Page } from 'playwright-core';
import { PLAYGROUND_PAGE } from '../../src/cli/commands/playground.js';
import { type ServedPage, servePage } from '../../src/cli/page-server.js';
import { strategies } from '../../src/model/strategies/index.js';
import { maestroSim } from '../cli/command-line.js';
import { buildPage, usualPath } from './built-page.js';
import { chromiumHere } from './chromium.js';

/** The page as it is built, in a real browser where there is one or Debian gives one. */
const found = chromiumHere();
const inBrowser = 'path' in found ? test : test.skip;
const SKIPPED = 'path' in found ? '' : ` (skipped: ${found.missing})`;
if (SKIPPED !== '') process.stderr.write(`The playground is not tried in a browser${SKIPPED}\n`);

const folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
let path: string;
let page: string;
let served: ServedPage;
let browser: Browser | undefined;
beforeAll(async () => {
  path = buildPage(join(folder, 'page'));
  page = readFileSync(path, 'utf8');
  served = await servePage(page, 0);
  if ('path' in found)
    browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await served.close();
  rmSync(folder, { recursive: true });
});

let faults: string[];
let asked: string[];
beforeEach(() => {
  faults = [];
  asked = [];
});

async function open(url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const opened = await browser!.newPage({ reducedMotion: 'reduce', ...options });
  opened.setDefaultTimeout(45_000);
  opened.on('pageerror', (error) => faults.push(error.message));
  opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  opened.on('request', (request) => asked.push(request.url()));
  await opened.goto(url);
  return opened;
}

test('the page is built to where the command looks for it', () => {
  expect(usualPath()).toBe(PLAYGROUND_PAGE);
});

test('the page is one file that may run its own script and workers, and nothing else', () => {
  expect(readdirSync(join(folder, 'page'))).toEqual(['index.html']);
  const scripts = [...page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  expect(scripts).toHaveLength(1);
  const digest = createHash('sha256').update(scripts[0]).digest('base64');
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toBe(
    `default-src 'none'; script-src 'sha256-${digest}'; worker-src blob:; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/<(link|img|style|iframe)\b|\bsrc=/);
});

inBrowser(
  `what is on screen gives the same bytes on the command line${SKIPPED}`,
  async () => {
    const opened = await open(served.url);
    for (const { name } of strategies)
      await opened
        .locator(`[name=${name}]`)
        .setChecked(['hypersync', 'clusterxl-load-sharing-unicast'].includes(name));
    await opened.fill('#members', '1, 2');
    await opened.fill('#seed', '7');
    await opened.locator('[id="traffic.asymmetricShare"]').fill('0.2');
    await opened.locator('[id="replications.max"]').fill('4');
    expect(await opened.locator('[data-phase=running]').count()).toBe(1);
    await opened.waitForSelector('[data-phase=finished]');
    const scenario = await textOf(opened, 'Download scenario', 'playground.yaml');
    const scaling = await textOf(opened, 'Download scaling.csv', 'scaling.csv');
    expect(scenario).toContain('asymmetricShare: 20 %');
    writeFileSync(join(folder, 'playground.yaml'), scenario);
    const call = 'run playground.yaml --jobs 2 --quiet --no-progress --out results'.split(' ');
    expect(maestroSim(call, folder)).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'results/scaling.csv'), 'utf8')).toBe(scaling);
    expect(scaling.split('\n')[1]).toMatch(/^single-gateway,1,\d/);
    expect(faults).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([served.url]);
  },
  90_000,
);

async function textOf(opened: Page, button: string, name: string): Promise<string> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    opened.waitForEvent('download'),
    opened.getByRole('button', { name: button }).click(),
  ] as never);
  expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path(), 'utf8');
}

inBrowser(
  `curves appear from a disk, a change begins anew, Stop ends it, and a refusal says why${SKIPPED}`,
  async () => {
    const opened = await open(pathToFileURL(path).href);
    await opened.waitForSelector('.results:not(.old) #chart-scaling svg');
    const first = await eventsOf(opened);
    await opened.locator('[id="sync.delay"]').press('ArrowRight');
    await opened.waitForSelector('.results.old #chart-scaling svg');
    await opened.waitForSelector('.results:not(.old) #chart-scaling svg');
    expect(await opened.textContent('output[for="sync.delay"]')).toBe('3.5 s');
    await opened.getByRole('button', { name: 'Stop' }).click();
    const stopped = await eventsOf(opened);
    expect(stopped).toMatch(/^Stopped after \d/);
    await opened.waitForTimeout(500);
    expect([await eventsOf(opened), first === stopped]).toEqual([stopped, false]);
    // Also before it has begun.
    await opened.fill('#seed', '2');
    await opened.getByRole('button', { name: 'Stop' }).click();
    await opened.waitForTimeout(600);
    expect(await eventsOf(opened)).toBe('Stopped after 0.0 million events.');
    await opened.getByRole('button', { name: 'Run again' }).click();
    await opened.waitForSelector('.results:not(.old) #chart-scaling svg');
    await opened.fill('#members', '0');
    await opened.waitForSelector('[data-phase=refused]');
    const refusal = '0 is out of range; write sizes from 1 to 1024 such as [1..10, 12, 16]';
    expect(await opened.textContent('[role=alert] li')).toBe(`playground.yaml:11:12: members[0]: ${refusal}`);
    expect(await opened.textContent('.wrong')).toBe(refusal);
    expect(await opened.getByRole('button', { name: 'Download scenario' }).isDisabled()).toBe(true);
    expect(faults).toEqual([]);
  },
  90_000,
);

const eventsOf = (opened: Page): Promise<string | null> => opened.textContent('[role=status][data-phase]');

inBrowser(
  `axe finds nothing serious, in light and in dark, and all fits 360 and 1440 pixels${SKIPPED}`,
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const looks = [
      { colorScheme: 'light', width: 1440 },
      { colorScheme: 'dark', width: 360 },
    ] as const;
    const opened = await open(served.url, { bypassCSP: true });
    await opened.waitForSelector('#chart-scaling h3');
    await opened.getByRole('button', { name: 'Stop' }).click();
    await opened.fill('#members', 'x');
    await opened.getByRole('button', { name: 'What Sync delay means' }).click();
    await opened.waitForSelector('[data-phase=refused]');
    await opened.evaluate(axe);
    for (const { colorScheme, width } of looks) {
      await opened.emulateMedia({ colorScheme });
      await opened.setViewportSize({ width, height: 900 });
      expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const { violations } = await opened.evaluate<{ violations: readonly Violation[] }>('axe.run()');
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(bad.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
    }
  },
  120_000,
);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}
