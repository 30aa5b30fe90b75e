import type { Workload } from './bench-figures.js';
import { holdWorkload } from './hold-workload.js';
import { INCREMENT_KINDS } from './increments.js';
import { modelWorkloads } from './model-workloads.js';
import { queueWorkloads } from './queue-workloads.js';
import { sweepWorkloads } from './sweep-workloads.js';

/** Numbers of pending events of the hold model. */
export const POPULATIONS = [16, 1_000, 100_000];

/** All that is measured, in this order. A new workload is one file and one line here. */
export const workloads: readonly Workload[] = [
  ...INCREMENT_KINDS.flatMap((kind) => POPULATIONS.map((pending) => holdWorkload(kind, pending))),
  ...queueWorkloads,
  ...modelWorkloads,
  ...sweepWorkloads,
];
