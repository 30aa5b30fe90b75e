import type { Progress } from '../experiment/progress.js';
import type { Findings } from '../report/findings.js';
import type { Issue } from '../schema/issue.js';
import type { PackagedTexts } from './packaged-texts.js';

/** What the page asks of its worker, once. */
export interface Order {
  readonly scenarioText: string;
  readonly texts: PackagedTexts;
}

/** What the worker tells the page, in this order: refused; or accepted, then progress and findings, then finished or failed. */
export type Told =
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'accepted'; readonly warnings: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'findings'; readonly findings: Findings }
  | { readonly kind: 'finished'; readonly findings: Findings; readonly scalingCsv: string }
  | { readonly kind: 'failed'; readonly message: string };
