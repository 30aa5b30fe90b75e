import { S } from '../../src/kernel/time.js';
import { md1, mg1 } from '../../src/stats/queueing-theory.js';
import { tallied } from '../../src/stats/confidence.js';
import { type Changes, expectWithin, outcomeOf, query, replicated, type Run } from './world.js';

const REPLICATIONS = 6;

/** One gateway whose only cost is what a test gives it, under UDP questions and answers of one packet each. */
function gateway(
  costs: Changes['appliance'] & object,
  rate: number,
  secureNetworkDistributors = 1,
  cores = 2,
): Run {
  const free = { sndPacket: 0, firstPacket: 0, lastPacket: 0, mediumPacket: 0, mediumKilobyte: 0 };
  return {
    strategy: 'single-gateway',
    members: 1,
    rate,
    duration: 4 * S,
    changes: {
      appliance: {
        cores,
        secureNetworkDistributors,
        ports: { count: 1, rate: 1e15 },
        costs: { ...free, ...costs.costs },
      },
      traffic: { classes: [query], keepAlive: 0 },
      distribution: { orchestratorLatency: 0 },
    },
  };
}

/** Mean and standard error of a figure over the replications. */
function estimated(run: Run, figure: Parameters<typeof replicated>[2]): { mean: number; error: number } {
  const { mean, standardDeviation } = tallied(replicated(REPLICATIONS, run, figure));
  return { mean, error: standardDeviation! / Math.sqrt(REPLICATIONS) };
}

/** Mean transit of the answers, nanoseconds. */
const transit = (run: Run): { mean: number; error: number } =>
  estimated(run, ({ system }) => system.transit.data.mean!);

const PACKET = 100_000; // nanoseconds of work

test.each([1500, 3000, 4000])('At %i questions per second an SND is an M/D/1', (rate) => {
  const { mean, error } = transit(gateway({ costs: { sndPacket: PACKET } }, rate));
  expectWithin(mean, md1((2 * rate) / S, PACKET).sojourn, error);
});

test('Three SNDs are three M/D/1 of a third of the load, since a flow keeps to its queue', () => {
  const { mean, error } = transit(gateway({ costs: { sndPacket: PACKET } }, 10_000, 3, 4));
  expectWithin(mean, md1((2 * 10_000) / 3 / S, PACKET).sojourn, error);
});

test.each([1500, 3000])('At %i questions per second a firewall instance is an M/D/1', (rate) => {
  const { mean, error } = transit(gateway({ costs: { mediumPacket: PACKET } }, rate));
  expectWithin(mean, md1((2 * rate) / S, PACKET).sojourn, error);
});

test('An instance whose first packets cost more is an M/G/1 (Pollaczek and Khinchine)', () => {
  const rate = 2000;
  const [first, last] = [PACKET + 100_000, PACKET];
  const costs = { mediumPacket: PACKET, firstPacket: 100_000 };
  const { mean, error } = transit(gateway({ costs }, rate));
  const { wait } = mg1((2 * rate) / S, (first + last) / 2, ((first - last) / 2) ** 2);
  expectWithin(mean, wait + last, error);
});

test('Two stations in a row delay the sum of what each would do to a stream that the first leaves smooth', () => {
  // Departures of an M/D/1 are at least a service apart: the second station, no slower, never makes one wait.
  const rate = 3000;
  const { mean, error } = transit(gateway({ costs: { sndPacket: PACKET, mediumPacket: PACKET } }, rate));
  expectWithin(mean, md1((2 * rate) / S, PACKET).sojourn + PACKET, error);
});

test('The utilisation law: a core is busy for the rate of packets times their work', () => {
  const rate = 3000;
  const { seen, system } = outcomeOf(gateway({ costs: { sndPacket: 50_000, mediumPacket: 80_000 } }, rate));
  const [snd, fw] = [2 * rate * 50e-6, 2 * rate * 80e-6];
  const packets = 2 * rate * 4; // in the measured time
  expectWithin(seen.cores[0].snd, snd, (snd * Math.SQRT2) / Math.sqrt(packets));
  expectWithin(seen.cores[1].fw, fw, (fw * Math.SQRT2) / Math.sqrt(packets));
  expect(seen.cores[0].fw + seen.cores[1].snd).toBe(0);
  // The control variate of offered work takes out what chance adds.
  expect(seen.members[0].snd).toBeCloseTo(snd, 4);
  expect(seen.members[0].fw).toBeCloseTo(fw, 4);
  expect(system.meter.droppedPackets).toBe(0);
});

test('Loads of pages are what their scripts and prices say', () => {
  const { seen, system } = outcomeOf({ strategy: 'single-gateway', members: 1 });
  const [{ sndTotal, instanceTotal }] = system.scripts;
  expect(seen.members[0].snd / ((2000 * sndTotal) / S)).toBeCloseTo(1, 3);
  expect(seen.members[0].fw / ((2000 * instanceTotal) / S / 3)).toBeCloseTo(1, 3);
});

test('On shared cores the two kinds of work add up', () => {
  const { seen, system } = outcomeOf({
    strategy: 'single-gateway',
    members: 1,
    changes: { appliance: { cores: 2 } },
  });
  const [{ sndTotal, instanceTotal }] = system.scripts;
  const both = (2000 * (sndTotal + instanceTotal)) / S / 2;
  expect(seen.members[0].snd / both).toBeCloseTo(1, 3);
  expect(seen.members[0].fw).toBe(seen.members[0].snd);
});

test('An overloaded gateway forwards what it can and drops the rest', () => {
  const rate = 8000; // 1.6 times what the instance can do
  const { changes, ...run } = gateway({ costs: { mediumPacket: PACKET } }, rate);
  const { seen } = outcomeOf({
    ...run,
    changes: { ...changes, appliance: { ...changes!.appliance, instanceQueue: 50 } },
  });
  const error = Math.sqrt(4 * 2 * rate) / 4; // of the packets offered per second
  expect(seen.cores[1].fw).toBeCloseTo(1, 2);
  expectWithin(seen.values['packet_rate_pps'], 1e4, error);
  expectWithin(seen.values['throughput_bps'], 1e4 * 800, 800 * error);
  expectWithin(seen.values['drop_ratio'], 1 - 1 / 1.6, error / (2 * rate));
});

test('Concurrent connections are the rate times the time that an entry stays: Little', () => {
  const changes: Changes = { tables: { tcpEndTimeout: 2 * S, udpTimeout: 0 } };
  const rate = 2000;
  const { mean, error } = estimated(
    { strategy: 'single-gateway', members: 1, changes },
    ({ seen }) => seen.values['concurrent_connections'],
  );
  const { system } = outcomeOf({ strategy: 'single-gateway', members: 1, changes, duration: S / 10 });
  const { traffic } = system.plan.config;
  const lifetime = system.scripts[0].script.totalGap * traffic.roundTripTime.mean + traffic.keepAlive;
  expectWithin(mean, (rate * (lifetime + 2 * S)) / S, error);
});
