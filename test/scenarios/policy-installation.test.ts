import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { writeScript } from '../../src/model/traffic/session-script.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const shortened = { 'replications.min': '3', 'replications.max': '3' };

/** 20 MB on the line of the server, and 300 ms of work at a fifth of the time. */
const LINE = 0.16;
const LOADING = 1.5;

describe('A policy is installed on five busy members', () => {
  let table: ResultTable;
  const pointOf = (strategy: string): PointResult =>
    table.points.find((point) => point.strategy === strategy)!;
  const figureOf = (strategy: string, name: string): number =>
    pointOf(strategy).faults!.figures.find((figure) => figure.name === name)!.estimate.mean;

  beforeAll(async () => {
    table = await runCampaign(packagedScenario('policy-installation', shortened), inlineRunner);
  }, 60_000);

  test('HyperSync: the management object first, then the others, and members disagree in between', () => {
    const all = figureOf('hypersync', 'policy_installation_s');
    expect(all).toBeGreaterThan(LINE + 2 * LOADING);
    expect(all).toBeLessThan(LINE + 2 * LOADING + 0.15);
    const disagreement = figureOf('hypersync', 'policy_disagreement_s');
    expect(disagreement).toBeGreaterThan(LOADING);
    expect(disagreement).toBeLessThan(LOADING + 0.12);
  });

  test('ClusterXL Multicast: each from the management, and all at nearly the same time', () => {
    const all = figureOf('clusterxl-load-sharing-multicast', 'policy_installation_s');
    expect(all).toBeGreaterThan(5 * LINE + LOADING - 0.01);
    expect(all).toBeLessThan(5 * LINE + LOADING + 0.05);
    expect(figureOf('clusterxl-load-sharing-multicast', 'policy_disagreement_s')).toBeLessThan(0.001);
  });

  test('HyperSync has the time to spare and drops nothing; packets of ClusterXL Multicast wait', () => {
    const [hyperSync, multicast] = ['hypersync', 'clusterxl-load-sharing-multicast'].map((strategy) =>
      figureOf(strategy, 'installation_latency_p99_s'),
    );
    expect(figureOf('hypersync', 'installation_drop_ratio')).toBe(0);
    expect(hyperSync).toBeLessThan(0.003);
    expect(multicast / hyperSync).toBeGreaterThan(1.4);
  });

  test.each(['hypersync', 'clusterxl-load-sharing-multicast'])(
    '%s: about as many connections are matched again as were open',
    (strategy) => {
      const { model, run } = table.scenario;
      const { traffic } = model;
      const sum = (of: (kind: (typeof traffic.classes)[number]) => number): number =>
        traffic.classes.reduce((total, kind) => total + kind.share * of(kind), 0);
      // Little's law: what is open is the rate times the mean lifetime, and so is what is idle.
      const idle = sum(({ transport }) => (transport === 'tcp' ? traffic.keepAlive : 0)) / 1e9;
      const busy = sum((kind) => writeScript(kind, traffic).totalGap * traffic.roundTripTime.mean) / 1e9;
      const { events } = pointOf(strategy).faults!;
      // The packet that ends an idle connection may come after the run: idle times have no memory.
      const expected = events
        .filter(({ what }) => what === 'policy installed')
        .map(({ at }) => busy + idle * (1 - Math.exp(-(run.duration / 1e9 - at) / (traffic.keepAlive / 1e9))))
        .reduce((total, each) => total + 15_000 * each, 0);
      expect(Math.abs(figureOf(strategy, 'connections_rematched') / expected - 1)).toBeLessThan(0.07);
    },
  );
});
