import { expectedCorrections } from '../../src/model/corrections.js';
import { expectations } from '../../src/model/expectations.js';
import { measuredPortLoad } from '../../src/model/port-load.js';
import { strategies } from '../../src/model/strategies/index.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { type Changes, expectWithin, type Outcome, outcomeOf } from './world.js';

/** What members hand to each other and what their ports carry follows from keys; what was counted must come to the same. */
const MEMBERS = 3;
const skewed = { talkers: 200, talkerSkew: 0.8 };

function outcomes(strategy: string, changes: Changes = {}): Outcome[] {
  const members = strategy === 'single-gateway' ? 1 : MEMBERS;
  const run = { strategy, members, rate: 2000 * members, changes };
  return Array.from({ length: 16 }, (_, replication) => outcomeOf({ ...run, replication }));
}

/** Asserts that a figure of each run is another on average. */
function expectSame(ran: readonly Outcome[], counted: Figure, told: Figure): void {
  const { mean, standardError } = meanInterval(ran.map((one) => counted(one) / told(one)));
  expectWithin(mean, 1, Math.max(standardError!, 1e-9));
}

type Figure = (outcome: Outcome) => number;

const modes = [
  ['Connections with keys of their own', {}],
  ['Return packets keyed by the server', { distribution: { mode: 'network' } }],
  ['Return packets keyed by the hidden address', { distribution: { mode: 'user' } }],
] as const;

test.each(modes)('%s: every member corrects what the keys of its talkers say', (_, { ...mode }) => {
  const traffic = { ...skewed, asymmetricShare: 0.3, nat: { hide: 0.5, hideAddresses: 7 } };
  const ran = outcomes('hypersync', { ...(mode as Changes), traffic });
  for (let member = 0; member < MEMBERS; member++) {
    for (const column of ['passedOn', 'passedBack'] as const) {
      expectSame(
        ran,
        ({ system }) => system.maker[column][member],
        ({ system, span }) =>
          expectedCorrections(system)[column][member] * expectations(system, span).connections,
      );
    }
  }
});

test.each(strategies.map(({ name }) => name))('%s: ports carry what loads of ports say', (strategy) => {
  const ran = outcomes(strategy, { traffic: { ...skewed, asymmetricShare: 0.3 } });
  for (let member = 0; member < ran[0].system.plan.members; member++) {
    if (ran.every(({ seen }) => seen.members[member].port === 0)) continue;
    expectSame(
      ran,
      ({ system, span }) => measuredPortLoad(system, system.modules[member], span),
      ({ seen }) => seen.members[member].port,
    );
  }
});
