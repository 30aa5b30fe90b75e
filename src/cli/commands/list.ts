import { strategies } from '../../model/strategies/index.js';
import { fileAbout } from '../../scenario/file-about.js';
import { exitStatus } from '../exit-status.js';
import { readText } from '../files.js';
import { packagedNames, packagedPath, type PackagedKind } from '../packaged.js';
import { print } from '../output.js';
import { paintOf } from '../stream-paint.js';

/** What `list` can show. */
export const listings = ['scenarios', 'strategies', 'appliances', 'traffic'] as const;

/** One of the listings. */
export type Listing = (typeof listings)[number];

/** Prints what scenarios can name: all of it, or one kind. */
export function list(wanted: Listing | undefined): number {
  const paint = paintOf(process.stdout);
  const chosen = wanted === undefined ? listings : [wanted];
  const blocks = chosen.map((listing) => [paint.strong(listing), ...rows(entries[listing]())].join('\n'));
  print(blocks.join('\n\n'));
  return exitStatus.done;
}

type Entry = readonly [name: string, about: string];

const entries: Readonly<Record<Listing, () => readonly Entry[]>> = {
  scenarios: () => packaged('scenario'),
  strategies: () =>
    strategies.map(({ name, summary, supportedMembers }) => [name, `${summary} (up to ${supportedMembers})`]),
  appliances: () => packaged('appliance'),
  traffic: () => packaged('traffic'),
};

function packaged(kind: PackagedKind): readonly Entry[] {
  return packagedNames(kind).map((name) => [name, fileAbout(readText(packagedPath(kind, name)))]);
}

function rows(all: readonly Entry[]): readonly string[] {
  const width = Math.max(0, ...all.map(([name]) => name.length));
  return all.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`.trimEnd());
}
