import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileKey } from '../../src/playground/controls.js';
import type { PackagedTexts } from '../../src/playground/packaged-texts.js';

const folders: Readonly<Record<FileKey, string>> = { appliance: 'appliances', traffic: 'traffic' };

/** What the build puts into the page. */
export const packagedTexts: PackagedTexts = {
  appliance: textsIn(folders.appliance),
  traffic: textsIn(folders.traffic),
};

function textsIn(name: string): Record<string, string> {
  const folder = fileURLToPath(new URL(`../../../scenarios/${name}/`, import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.yaml$/, ''), readFileSync(folder + file, 'utf8')]),
  );
}
