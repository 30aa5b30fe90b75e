import { erlangBCase, insensitiveErlangBCase } from './erlang-b.js';
import { jacksonCase } from './jackson-network.js';
import { md1Case, mErlang1Case, mHyperexponential1Case } from './mg1.js';
import { mm1Case } from './mm1.js';
import { erlangCCase, mmcCase } from './mmc.js';
import { priorityCase } from './priority.js';
import type { ValidationCase } from './validation-case.js';

/** Everything that the simulator is compared with. */
export const validationCases: readonly ValidationCase[] = [
  mm1Case,
  mmcCase,
  md1Case,
  mErlang1Case,
  mHyperexponential1Case,
  erlangBCase,
  insensitiveErlangBCase,
  erlangCCase,
  priorityCase,
  jacksonCase,
];
