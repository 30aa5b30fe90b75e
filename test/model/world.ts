import { MS, NS, S, US } from '../../src/kernel/time.js';
import type { ModelConfig } from '../../src/model/config.js';
import { observe, type Figures } from '../../src/model/observe.js';
import { applianceParameters } from '../../src/model/parameters/appliance.js';
import { distributionParameters } from '../../src/model/parameters/distribution.js';
import { managementParameters } from '../../src/model/parameters/management.js';
import { siteParameters } from '../../src/model/parameters/sites.js';
import { syncParameters } from '../../src/model/parameters/sync.js';
import { tableParameters } from '../../src/model/parameters/tables.js';
import { keepAliveLawParameters, objectLawParameters } from '../../src/model/parameters/traffic-laws.js';
import { type TransactionClass, trafficParameters } from '../../src/model/parameters/traffic.js';
import { checkConservation } from '../../src/model/simulate.js';
import { strategyNamed } from '../../src/model/strategies/index.js';
import { System } from '../../src/model/system.js';
import type { SystemPlan } from '../../src/model/system-plan.js';
import { defaultsOf } from '../../src/schema/parameter.js';

type Partly<T> = { readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : Partly<T[K]> };

/** What a test sets; the rest is the world below. */
export type Changes = Partly<ModelConfig>;

/** A class of connections: one small page unless changed. */
export function kindOf(changes: Partial<TransactionClass> = {}): TransactionClass {
  return { ...page, ...changes };
}

const page: TransactionClass = {
  name: 'page',
  share: 1,
  transport: 'tcp',
  object: 20_000,
  bulk: 'download',
  exchanges: 0,
  exchangePacket: 100,
  windowLimit: null,
  nat: 'profile',
  roundTripTime: null,
  fastForward: false,
  service: 'other',
  synchronized: null,
  syncDelay: null,
  objectLaw: defaultsOf(objectLawParameters),
  keepAlive: null,
  keepAliveLaw: defaultsOf(keepAliveLawParameters),
  answered: true,
};

/** One UDP packet each way. */
export const query = kindOf({ name: 'query', transport: 'udp', object: 0, exchanges: 1 });

/**
 * A small world in which every parameter that a test leans on is given, so that calibrating defaults changes no test:
 * 4 cores (1 SND, 3 instances) that never move, queues too long to overflow, and 840 buckets, which 1, 2, 3, 5, 7 and
 * 8 members share evenly.
 */
export function world(changes: Changes = {}): ModelConfig {
  const defaults = {
    appliance: { ...defaultsOf(applianceParameters), name: 'small' },
    traffic: { ...defaultsOf(trafficParameters), name: 'pages', classes: [kindOf()] },
    sync: defaultsOf(syncParameters),
    distribution: defaultsOf(distributionParameters),
    sites: defaultsOf(siteParameters),
    tables: defaultsOf(tableParameters),
    management: defaultsOf(managementParameters),
    options: {},
  };
  return merge(merge(defaults, small), changes) as ModelConfig;
}

const small: Changes = {
  appliance: {
    cores: 4,
    secureNetworkDistributors: null,
    dynamicBalancing: { enabled: false, interval: 50 * MS, gap: 0.1 },
    ports: { count: 2, rate: 100e9, ring: 65_536, buffer: 16e6 },
    dispatcher: { interval: 50 * MS, memory: 0.8, backlogWeight: 30 },
    instanceQueue: 1_000_000,
    costs: {
      sndPacket: 250 * NS,
      acceleratedPacket: 500 * NS,
      firstPacket: 50 * US,
      lastPacket: 12 * US,
      mediumPacket: 1000 * NS,
      mediumKilobyte: 1500 * NS,
      firewallPacket: 5 * US,
      discardPacket: 50 * NS,
      forwardPacket: 300 * NS,
      correctPacket: 350 * NS,
    },
    memory: { connection: 2000, copy: 1000 },
  },
  traffic: {
    path: 'medium',
    roundTripTime: { mean: 20 * MS, variation: 0.5 },
    keepAlive: 200 * MS,
    asymmetricShare: 0.1,
    talkers: 2000,
    talkerSkew: 0,
    segment: 1460,
    initialWindow: 10,
    windowLimit: 44,
    train: 12,
  },
  sync: {
    tick: 100 * MS,
    delay: 300 * MS,
    localBackups: 1,
    updateSize: 250,
    generateCost: 1500 * NS,
    applyCost: 9 * US,
    packetCost: 1 * US,
    packetSize: 1500,
    packetHeader: 66,
    linkRate: 10e9,
    latency: 50 * US,
    sharedTableShare: 0.1,
    heartbeatSize: 120,
    heartbeatCost: 5 * US,
  },
  distribution: {
    buckets: 840,
    orchestratorLatency: 1 * US,
    correctionLatency: 5 * US,
    correctionHeader: 40,
  },
  tables: { tcpEndTimeout: 20 * S, udpTimeout: 40 * S },
};

/** A run: what it simulates and for how long. */
export interface Run extends Partial<Omit<SystemPlan, 'config' | 'strategy'>> {
  readonly changes?: Changes;
  readonly strategy?: string;
  readonly warmUp?: number;
  readonly duration?: number;
}

/** The plan of a run: one replication of 2 members under HyperSync at 2000 connections per second, unless changed. */
export function planOf({ changes, strategy = 'hypersync', ...run }: Run): SystemPlan {
  const { members = 2, failed = 0, rate = 2000, scale = 1, seed = 1, replication = 0 } = run;
  const { splits, faults, autoScaling, profile, floods } = run;
  const given = {
    ...(splits && { splits }),
    ...(faults && { faults }),
    ...(autoScaling && { autoScaling }),
    ...(profile && { profile }),
    ...(floods && { floods }),
  };
  const plan = { members, failed, rate, scale, seed, replication, ...given };
  return { ...plan, config: world(changes), strategy: strategyNamed(strategy) };
}

/** A system after its run, with what was observed in the measured time. */
export interface Outcome {
  readonly system: System;
  readonly seen: Figures;
  /** Measured time, nanoseconds. */
  readonly span: number;
}

/** Runs a small world as `simulate` does, and shows the system too. */
export function outcomeOf(run: Run = {}): Outcome {
  const warmUp = run.warmUp ?? S / 2;
  const span = run.duration ?? S;
  const system = new System(planOf(run));
  system.start();
  system.simulator.run(warmUp);
  system.startMeasuring(span);
  system.simulator.run(warmUp + span);
  const seen = observe(system, span);
  checkConservation(system);
  return { system, seen, span };
}

/** Replications 0 to `count` - 1 of one figure. */
export function replicated(count: number, run: Run, figure: (outcome: Outcome) => number): number[] {
  return Array.from({ length: count }, (_, replication) => figure(outcomeOf({ ...run, replication })));
}

/** Asserts that an estimate is within four standard errors of what it should be. */
export function expectWithin(estimate: number, expected: number, standardError: number): void {
  expect(Math.abs(estimate - expected) / standardError).toBeLessThanOrEqual(4);
}

function merge(base: unknown, changes: unknown): unknown {
  if (changes === undefined) return base;
  if (typeof base !== 'object' || base === null || Array.isArray(base)) return changes;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes as object)) merged[key] = merge(merged[key], value);
  return merged;
}
