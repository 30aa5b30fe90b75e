import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playground, PLAYGROUND_PAGE } from '../../src/cli/commands/playground.js';
import { servePage } from '../../src/cli/page-server.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test('a page that was not built is the user’s to build, by one command', async () => {
  await expect(playground({}, join(folder, 'none.html'))).rejects.toThrow(
    /run npm run build:playground in \//,
  );
  expect(PLAYGROUND_PAGE).toMatch(/dist[/\\]src[/\\]playground[/\\]page[/\\]index\.html$/);
});

test('the page is served on the loopback address alone, as it is, and nothing else is', async () => {
  const served = await servePage('<!doctype html>\n<p>π</p>', 0);
  try {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const answer = await fetch(served.url);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html>\n<p>π</p>']);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await fetch(served.url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${served.url}package.json`)).status).toBe(404);
    expect((await fetch(served.url, { method: 'POST', body: 'x' })).status).toBe(405);
  } finally {
    await served.close();
  }
  await expect(fetch(served.url)).rejects.toThrow();
});

test('a port that is taken is told of', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(servePage('', port)).rejects.toThrow(`--port ${port}: another program listens there`);
  other.close();
});

test('the address goes to standard output, and Ctrl-C ends the command well', async () => {
  const page = join(folder, 'page.html');
  writeFileSync(page, 'served');
  const command = new URL('../../src/cli/commands/playground.js', import.meta.url).href;
  const script = `import { playground } from '${command}'; process.exitCode = await playground({}, '${page}');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())),
  );
  expect(await (await fetch(url)).text()).toBe('served');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
