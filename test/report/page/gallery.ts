import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResultTable } from '../../../src/experiment/result-table.js';
import { point, tableOf } from '../result-fixture.js';
import { faultTable, richPoints, richTable, sweptTable } from '../rich-fixture.js';
import { pageOf } from './page-fixture.js';

/** Git ignores it; a place to look at what pages look like. */
export const galleryFolder = fileURLToPath(new URL('../../../../results/gallery/', import.meta.url));

const FOUR = [
  'hypersync',
  'clusterxl-load-sharing-multicast',
  'clusterxl-load-sharing-unicast',
  'clusterxl-high-availability',
];

interface Example {
  readonly table: ResultTable;
  readonly baseline?: string;
}

const hostile = '</script><img src=x onerror=alert(1)>"\'';

/** Results of every kind that a page must tell. */
const examples: Readonly<Record<string, Example>> = {
  comparison: { table: tableOf(richPoints(FOUR, [1, 2, 3, 4, 5, 10])), baseline: FOUR[1] },
  'all-sizes': { table: richTable(FOUR) },
  'ten-strategies': { table: richTable() },
  'one-member': { table: tableOf(richPoints(['hypersync'], [1])) },
  'fifty-two-members': { table: tableOf(richPoints(['hypersync', 'vsls', 'no-sync'], [52])) },
  swept: { table: sweptTable(['hypersync', 'vsls'], ['0 s', '3 s', '10 s']) },
  'swept-alone': { table: sweptTable(['hypersync'], ['0 s', '3 s', '10 s']) },
  faults: { table: faultTable() },
  empty: {
    table: tableOf([point('hypersync', 3, 1, { estimates: {}, memberResults: [], coreResults: [] })]),
  },
  warnings: {
    table: tableOf(
      richPoints(['hypersync'], [1, 2, 4]).map((one) => ({
        ...one,
        waitsTrusted: false,
        warnings: ['after 30 replications the interval is wider than was asked'],
      })),
    ),
  },
  hostile: {
    table: tableOf([point(hostile, 1, 41e9), point(hostile, 2, 80e9)], {
      name: hostile,
      description: hostile,
    }),
  },
};

/** Writes a page of each kind, and one that leads to them; the paths of the pages. */
export function writeGallery(): readonly string[] {
  mkdirSync(galleryFolder, { recursive: true });
  const names = Object.keys(examples);
  for (const [name, { table, baseline }] of Object.entries(examples)) {
    writeFileSync(join(galleryFolder, `${name}.html`), pageOf(table, baseline ?? null));
  }
  const links = names.map((name) => `<li><a href="${name}.html">${name}</a></li>`);
  writeFileSync(
    join(galleryFolder, 'index.html'),
    `<!doctype html><title>Gallery</title><ul>${links.join('')}</ul>`,
  );
  return names.map((name) => join(galleryFolder, `${name}.html`));
}
