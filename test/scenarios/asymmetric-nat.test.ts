import { runCampaign } from '../../src/experiment/campaign.js';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { PointResult } from '../../src/experiment/result-table.js';
import { priceScript } from '../../src/model/corexl/packet-path.js';
import { writeScript } from '../../src/model/traffic/session-script.js';
import type { DesignPoint } from '../../src/scenario/scenario.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

const MEMBERS = 5;
const scenario = packagedScenario('asymmetric-nat', {
  members: `[${MEMBERS}]`,
  'sweep.distribution.mode': '[auto-topology, general, user]',
  'replications.min': '3',
  'replications.max': '3',
  fidelity: '2 %',
});

/** Packets that servers send in a mean connection. */
function fromServers({ model }: DesignPoint): number {
  const { traffic, appliance } = model;
  return traffic.classes.reduce((sum, kind) => {
    const { server } = priceScript(writeScript(kind, traffic), traffic.path, appliance.costs);
    return sum + kind.share * server.packets.reduce((all, packets) => all + packets, 0);
  }, 0);
}

/** Core time that a connection costs because its answers come to another member, where `share` of all are keyed apart. */
function priceOfCorrection(point: DesignPoint, share: number): number {
  const { appliance, sync } = point.model;
  const elsewhere = share * ((MEMBERS - 1) / MEMBERS);
  const records = 3; // opened, established, closed
  const copies = records * (sync.generateCost + sync.applyCost);
  return elsewhere * (2 * fromServers(point) * appliance.costs.correctPacket + copies);
}

describe('Asymmetric NAT', () => {
  let points: Record<string, PointResult>;
  const [gateway] = scenario.points;
  const { packets, sndWork, instanceWork } = connectionDemand(gateway.model);
  const modes = { 'auto-topology': 0.1, general: 1, user: 1 };

  beforeAll(async () => {
    const table = await runCampaign(scenario, inlineRunner);
    const clusters = table.points.filter(({ strategy }) => strategy === 'hypersync');
    points = Object.fromEntries(clusters.map((point) => [point.sweep['distribution.mode'], point]));
  });

  test.each(Object.entries(modes))(
    'Mode %s corrects what is keyed apart: %d of the connections',
    (mode, share) => {
      const expected = (share * (MEMBERS - 1) * fromServers(gateway)) / MEMBERS / packets;
      const { mean } = points[mode].estimates['correction_share'];
      expect(Math.abs(mean / expected - 1)).toBeLessThan(mode === 'user' ? 0.2 : 0.03); // ten keys fall as they do
    },
  );

  test('General mode costs what correction and its copies cost, to the granularity of cores', () => {
    const capacityOf = (mode: string): number => points[mode].estimates['capacity_bps'].mean;
    const own = sndWork + instanceWork;
    const expected =
      (own + priceOfCorrection(gateway, modes['auto-topology'])) /
      (own + priceOfCorrection(gateway, modes.general));
    expect(expected).toBeLessThan(0.9);
    expect(Math.abs(capacityOf('general') / capacityOf('auto-topology') / expected - 1)).toBeLessThan(0.04);
    expect(capacityOf('user')).toBeLessThan(capacityOf('general'));
  });

  test('The backplane carries what is corrected', () => {
    for (const { estimates } of Object.values(points)) {
      const bits = estimates['backplane_bps'].mean;
      const corrected = estimates['correction_share'].mean * estimates['packet_rate_pps'].mean;
      expect(bits / corrected / 8).toBeGreaterThan(40 + 40);
      expect(bits / corrected / 8).toBeLessThan(1500 + 40);
    }
  });
});
