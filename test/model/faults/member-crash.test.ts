import { MS, S } from '../../../src/kernel/time.js';
import { LOSS_CAUSES } from '../../../src/model/faults/loss-cause.js';
import { type Changes, expectWithin, outcomeOf, type Run } from '../world.js';

const AT = 600 * MS;
const crash = { at: AT, do: 'crash', member: 2 } as const;

/** Four members, of which the second crashes. */
function crashOf(run: Run) {
  const { system, seen, span } = outcomeOf({
    members: 4,
    rate: 4000,
    warmUp: S / 2,
    faults: [crash],
    ...run,
  });
  const { faults } = seen;
  const lost = LOSS_CAUSES.reduce((sum, cause) => sum + faults!.lost[cause], 0);
  const instant = (what: string): number => faults!.events.find((event) => event.what === what)!.at;
  return { system, seen, span, faults: faults!, lost, instant };
}

const syncOf = (sync: Changes['sync']): Changes => ({ sync: { ...sync } });

test.each(['no-sync', 'hypersync', 'clusterxl-load-sharing-multicast'])(
  '%s: a crash is known after the dead timeout, within a tick',
  (strategy) => {
    for (const deadTimeoutMultiplier of [3, 5]) {
      const { instant } = crashOf({
        ...{ strategy, duration: 1500 * MS },
        changes: syncOf({ deadTimeoutMultiplier }),
      });
      const detection = instant('detected') - AT;
      expect(detection).toBeGreaterThan((deadTimeoutMultiplier - 1) * 100 * MS);
      expect(detection).toBeLessThanOrEqual(deadTimeoutMultiplier * 100 * MS + 50_000);
    }
  },
);

test('Without copies every connection of the member is lost, since there was none', () => {
  const { faults, lost } = crashOf({ strategy: 'no-sync' });
  expect(faults.atRisk).toBeGreaterThan(100);
  expect(lost).toBe(faults.atRisk);
  expect(faults.lost['no-copy']).toBe(lost);
});

test('HyperSync loses the connections that are younger than its delay, and about no others', () => {
  const delay = 200 * MS;
  const changes: Changes = { ...syncOf({ delay }), traffic: { asymmetricShare: 0 } };
  const runs = Array.from({ length: 5 }, (_, replication) =>
    crashOf({ strategy: 'hypersync', changes, replication }),
  );
  const sum = (of: (run: (typeof runs)[number]) => number): number =>
    runs.reduce((total, run) => total + of(run), 0);
  const atRisk = sum(({ faults }) => faults.atRisk);
  const young = sum(({ faults }) => faults.lost['younger-than-sync-delay']);
  // Of the connections alive, the part younger than d is the mean of min(lifetime, d) over the mean lifetime.
  const { system } = runs[0];
  const { totalGap } = system.scripts[0].script;
  const { roundTripTime, keepAlive } = system.plan.config.traffic;
  let below = 0;
  const sigma = Math.sqrt(Math.log(1 + roundTripTime.variation ** 2));
  const steps = 400;
  for (let i = 0; i < steps; i++) {
    const z = -4 + (8 * (i + 0.5)) / steps;
    const weight = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * (8 / steps);
    const active = totalGap * roundTripTime.mean * Math.exp(sigma * z - sigma ** 2 / 2);
    const idle = active < delay ? keepAlive * (1 - Math.exp(-(delay - active) / keepAlive)) : 0;
    below += weight * (Math.min(active, delay) + idle);
  }
  const share = below / (totalGap * roundTripTime.mean + keepAlive);
  expectWithin(young / atRisk, share, Math.sqrt((share * (1 - share)) / atRisk));
  const unsent = sum(({ faults }) => faults.lost['copy-not-yet-sent']);
  // A copy waits half a tick on average, as long as 50 ms of connections that pass the delay.
  expect(unsent / atRisk).toBeLessThan(0.25);
  expect(sum(({ lost }) => lost)).toBe(young + unsent);
});

test('HyperSync without a delay loses only what no tick has sent yet', () => {
  const changes = syncOf({ delay: 0, tick: 10 * MS });
  const { faults, lost } = crashOf({ strategy: 'hypersync', changes });
  expect(lost).toBe(faults.lost['copy-not-yet-sent']);
  expect(lost / faults.atRisk).toBeLessThan(0.06);
});

test('ClusterXL Multicast loses only what no tick has sent yet', () => {
  const { faults, lost } = crashOf({ strategy: 'clusterxl-load-sharing-multicast' });
  expect(lost).toBe(faults.lost['copy-not-yet-sent']);
  expect(lost / faults.atRisk).toBeLessThan(0.3);
});

test('Until the crash is known the packets of the member are dropped, and none after', () => {
  const { faults, instant } = crashOf({ strategy: 'no-sync', duration: 1500 * MS });
  const known = instant('detected');
  const { bin, bins } = faults;
  bins.forEach(({ droppedPackets }, index) => {
    const [from, to] = [index * bin, (index + 1) * bin];
    if (to <= AT || from > known + 10 * MS) expect(droppedPackets).toBe(0);
    else if (from >= AT && to <= known) expect(droppedPackets).toBeGreaterThan(0);
  });
  expect(faults.droppedForMemberDown).toBeGreaterThan(0);
});

test('The survivors take over what the member did', () => {
  const { faults, seen, instant } = crashOf({ strategy: 'hypersync', duration: 2 * S });
  expect(seen.members.map(({ role }) => role)).toEqual(['active', 'failed', 'active', 'active']);
  const { bin, bins } = faults;
  const mean = (from: number, to: number): number => {
    const inside = bins.filter((_, index) => index * bin >= from && (index + 1) * bin <= to);
    return inside.reduce((sum, { highestLoad }) => sum + highestLoad, 0) / inside.length;
  };
  const known = instant('detected');
  const ratio = mean(known + 200 * MS, 2 * S) / mean(0, AT);
  expect(ratio).toBeGreaterThan(1.15);
  expect(ratio).toBeLessThan(1.5);
});

test('A single gateway that crashes handles nothing more', () => {
  const { faults, system } = crashOf({
    strategy: 'single-gateway',
    members: 1,
    faults: [{ ...crash, member: 1 }],
  });
  const after = faults.bins.filter((_, index) => index * faults.bin >= AT);
  expect(after.map(({ handledPackets }) => handledPackets)).toEqual(after.map(() => 0));
  expect(faults.lost['no-copy']).toBe(faults.atRisk);
  expect(system.story.refused).toBeGreaterThan(0);
});
