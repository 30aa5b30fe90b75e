import { fixedBatchesCase, geometricBatchesCase } from './batches.js';
import { burkeCase } from './burke.js';
import { centralServerCase } from './central-server.js';
import { priorityCase, sharedQueueCase, threePrioritiesCase } from './classes.js';
import { engsetCase } from './engset.js';
import { erlangBCase, insensitiveErlangBCase } from './erlang-b.js';
import { mm1kCase, mmckCase } from './finite-buffers.js';
import { infiniteServersCase } from './infinite-servers.js';
import { initialBiasCase } from './initial-bias.js';
import { naiveCoverageCase, replicationCoverageCase } from './interval-coverage.js';
import { jacksonCase, serverPoolsCase } from './jackson-network.js';
import { aleaCase, mrg32k3aCase, mrg32k3aStreamsCase } from './known-numbers.js';
import { bonferroniCase, rareEventsCase, studentsTCase } from './known-quantiles.js';
import { littlesLawCase } from './littles-law.js';
import { oneRepairmanCase, twoRepairmenCase } from './machine-repair.js';
import { md1Case, mErlang1Case, mHyperexponential1Case, mLognormal1Case, mPareto1Case } from './mg1.js';
import { mm1Case, mm1UnderMrg32k3aCase } from './mm1.js';
import { erlangCCase, mmcCase } from './mmc.js';
import { pastaCase } from './pasta.js';
import { quantileCoverageCase, quantileIntervalCase, smallestSampleCase } from './quantile-intervals.js';
import { dm1Case, erlangArrivalsCase } from './renewal-arrivals.js';
import { raytracerCase, specsdm91Case, toyCase, whatIfCase } from './scaling-laws.js';
import { tandemCase } from './tandem.js';
import { terminalsCase } from './terminals.js';
import type { Family } from './validation-case.js';

/** Everything that the program is compared with. */
export const validationFamilies: readonly Family[] = [
  {
    name: 'One server',
    cases: [
      mm1Case,
      mm1UnderMrg32k3aCase,
      md1Case,
      mErlang1Case,
      mHyperexponential1Case,
      mLognormal1Case,
      mPareto1Case,
      dm1Case,
      erlangArrivalsCase,
      fixedBatchesCase,
      geometricBatchesCase,
    ],
  },
  { name: 'Several servers', cases: [mmcCase, erlangCCase, infiniteServersCase] },
  {
    name: 'Losses and finite buffers',
    cases: [erlangBCase, insensitiveErlangBCase, engsetCase, mm1kCase, mmckCase],
  },
  { name: 'Classes of customers', cases: [sharedQueueCase, priorityCase, threePrioritiesCase] },
  { name: 'Laws of every queue', cases: [littlesLawCase, pastaCase, burkeCase] },
  { name: 'Open networks', cases: [tandemCase, jacksonCase, serverPoolsCase] },
  {
    name: 'Closed networks',
    cases: [oneRepairmanCase, twoRepairmenCase, centralServerCase, terminalsCase],
  },
  { name: 'Random numbers', cases: [aleaCase, mrg32k3aCase, mrg32k3aStreamsCase] },
  {
    name: 'Output analysis',
    cases: [
      studentsTCase,
      bonferroniCase,
      rareEventsCase,
      quantileIntervalCase,
      smallestSampleCase,
      quantileCoverageCase,
      replicationCoverageCase,
      naiveCoverageCase,
      initialBiasCase,
    ],
  },
  { name: 'Scaling laws', cases: [specsdm91Case, raytracerCase, toyCase, whatIfCase] },
];
