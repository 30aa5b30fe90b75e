import { strategies } from '../model/strategies/index.js';
import type { FileKey } from './controls.js';

/** A value of a single key in base units; null where the key is left out. */
export type Value = number | boolean | null;

/** What the page shows: everything that a scenario of it is made of. */
export interface Settings {
  readonly strategies: readonly string[];
  /** Sizes as they are typed: `1, 2, 4..8`. */
  readonly members: string;
  /** Names of files that come with the package. */
  readonly files: Readonly<Record<FileKey, string>>;
  /** As it is typed. */
  readonly seed: string;
  /** Values by key path, of those that were changed. */
  readonly values: Readonly<Record<string, Value>>;
}

/** What the page starts with: the reference comparison at few sizes, to intervals that take seconds. */
export const startingSettings: Settings = {
  strategies: [
    'hypersync',
    'clusterxl-load-sharing-multicast',
    'clusterxl-load-sharing-unicast',
    'clusterxl-high-availability',
  ],
  members: '1, 2, 4, 6, 8, 10',
  files: { appliance: 'reference-16-core', traffic: 'vendor-blend' },
  seed: '1',
  values: {
    'replications.relativePrecision': 0.05,
    'replications.efficiencyPrecision': 0.01,
    'replications.max': 12,
  },
};

/** Sizes that tell a curve, as far as the largest of them. */
export function sizesTo(largest: number): string {
  return [...TELLING.filter((size) => size < largest), largest].join(', ');
}

/** Members of the largest cluster that is documented. */
export const LARGEST_GROUP = Math.max(...strategies.map(({ supportedMembers }) => supportedMembers));

/** Close together where curves bend. */
const TELLING = [1, 2, 4, 6, 8, 10, 13, 16, 20, 24, 31, 40, 52];
