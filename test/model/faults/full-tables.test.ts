import { MS, S } from '../../../src/kernel/time.js';
import { System } from '../../../src/model/system.js';
import { checkConservation } from '../../../src/model/simulate.js';
import { planOf } from '../world.js';

const LIMIT = 300;

/** Copies beyond what the survivor's table may hold, entered by hand. */
const BEYOND = 40;

/** Two members that know all connections, with tables that hold less than these; one crashes. */
function crashIntoFullTable() {
  const changes = {
    tables: { connectionLimit: LIMIT, tcpEndTimeout: 10 * MS, udpTimeout: 10 * MS },
    sync: { tick: 10 * MS },
  };
  const faults = [{ at: 200 * MS, do: 'crash', member: 2 }];
  const plan = planOf({ strategy: 'sync-to-all', members: 2, rate: 3000, changes, faults });
  const system = new System(plan);
  const { takeover } = system.faults!.cluster;
  const held: number[] = [];
  const changed = takeover.membershipChanged.bind(takeover);
  takeover.membershipChanged = () => {
    for (let copy = 0; copy < BEYOND; copy++) system.copies.hold(0);
    held.push(system.limit!.held(0));
    changed();
    held.push(system.limit!.held(0));
  };
  system.start();
  system.simulator.run(S / 2);
  system.reset();
  system.faults!.start(S / 2);
  system.simulator.run(S);
  checkConservation(system);
  return { held, lost: system.faults!.cluster.figures().lost['table-full'] };
}

test('A survivor makes as many connections its own as its table has room for, and the others are lost by name', () => {
  const { held, lost } = crashIntoFullTable();
  const [before, after] = held;
  expect(before).toBeGreaterThan(LIMIT); // copies are always taken
  expect(lost).toBe(before - LIMIT);
  expect(after).toBe(LIMIT);
});
