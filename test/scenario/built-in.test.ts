import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { scenarioSchema } from '../../src/scenario/document-schema.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { scenarioReference } from '../../src/scenario/parameters.js';
import { scenarioTemplate } from '../../src/scenario/template.js';
import { formatIssue } from '../../src/schema/issue.js';
import { explain, referenceOf } from '../../src/schema/reference.js';
import { builtIn, problemsOf, scenarioOf, scenariosFolder } from './files.js';

const filesOf = (folder: string) =>
  readdirSync(join(scenariosFolder, folder)).filter((file) => file.endsWith('.yaml'));
const textOf = (file: string) => readFileSync(join(scenariosFolder, file), 'utf8');

test.each(filesOf('.'))('%s has no problem and asks editors for the schema', (path) => {
  const text = textOf(path);
  const result = parseScenario({ path, text }, { files: builtIn });
  expect(result.ok ? [] : result.issues.map(formatIssue)).toEqual([]);
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  expect(result.ok && `${result.scenario.name}.yaml`).toBe(path);
});

test.each(filesOf('appliances'))('appliance %s has no problem and is named as its file', (file) => {
  const name = file.replace('.yaml', '');
  const text = `name: a\nstrategies: [no-sync]\nmembers: 1\nappliance: ${name}\ntraffic: vendor-blend\n`;
  expect(problemsOf(text)).toEqual([]);
  expect(scenarioOf(text).model.appliance.name).toBe(name);
});

test.each(filesOf('traffic'))('traffic profile %s has no problem and is named as its file', (file) => {
  const name = file.replace('.yaml', '');
  const text = `name: a\nstrategies: [no-sync]\nmembers: 1\nappliance: reference-16-core\ntraffic: ${name}\n`;
  expect(problemsOf(text)).toEqual([]);
  expect(scenarioOf(text).model.traffic.name).toBe(name);
});

test('the vendor blend is 68 % HTTP, 13 % SMTP, 10 % HTTPS and 9 % other, 229 kB a transaction', () => {
  const { classes } = scenarioOf(textOf('hypersync-vs-clusterxl.yaml')).model.traffic;
  const shareOf = (prefix: RegExp) =>
    Math.round(
      classes.filter(({ name }) => prefix.test(name)).reduce((sum, { share }) => sum + share, 0) * 100,
    );
  expect([/^http-/, /^smtp-/, /^https-/, /^(dns|pop3|telnet|ftp)-/].map(shareOf)).toEqual([68, 13, 10, 9]);
  expect(Math.round(classes.reduce((sum, { share, object }) => sum + share * object, 0))).toBe(229_324);
});

test('the reference comparison has one gateway and four strategies at 16 sizes', () => {
  const scenario = scenarioOf(textOf('hypersync-vs-clusterxl.yaml'));
  expect(scenario.points).toHaveLength(1 + 4 * 16);
  expect(scenario.members.at(-1)).toBe(52);
});

test('the starter scenario has no problem', () => {
  expect(problemsOf(scenarioTemplate())).toEqual([]);
  expect(scenarioOf(scenarioTemplate('mine')).name).toBe('mine');
});

test('the schema for editors is current; UPDATE=1 writes it again', () => {
  const path = join(scenariosFolder, 'scenario.schema.json');
  if (process.env['UPDATE'] === '1') writeFileSync(path, `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(scenarioSchema());
});

test('every key has a meaning and a source, and is explained', () => {
  for (const { path, about, source } of referenceOf(scenarioReference)) {
    expect(about).toMatch(/^.{10,}\.$/);
    expect(source).not.toBe('');
    expect(explain(scenarioReference, path).ok).toBe(true);
  }
});
