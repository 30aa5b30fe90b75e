import { priceScript, type ScriptCosts } from '../../../src/model/corexl/packet-path.js';
import { writeScript } from '../../../src/model/traffic/session-script.js';
import { kindOf, query, world } from '../world.js';

const config = world({
  appliance: {
    costs: {
      sndPacket: 100,
      acceleratedPacket: 200,
      firstPacket: 10_000,
      lastPacket: 5_000,
      mediumPacket: 1_000,
      mediumKilobyte: 2_000,
      firewallPacket: 7_000,
    },
  },
  traffic: { segment: 1460 },
});

/** Handshake (1, then 3 packets), one segment with its acknowledgement, FIN (3 packets). */
const oneSegment = kindOf({ object: 1460 });

function priced(kind: ReturnType<typeof kindOf>, path: 'accelerated' | 'medium' | 'firewall'): ScriptCosts {
  return priceScript(writeScript(kind, config.traffic), path, config.appliance.costs);
}

test('On the medium path every packet costs the SND and its instance, and content costs by the byte', () => {
  const costs = priced(oneSegment, 'medium');
  expect(Array.from(costs.snd)).toEqual([100, 300, 200, 300]);
  expect(Array.from(costs.instance)).toEqual([1_000 + 10_000, 3_000, 2_000 + 1.54 * 2_000, 3_000 + 5_000]);
  expect([costs.sndTotal, costs.instanceTotal]).toEqual([900, 27_080]);
});

test('On the accelerated path only the first packet and the end reach an instance', () => {
  const costs = priced(oneSegment, 'accelerated');
  expect(Array.from(costs.snd)).toEqual([100, 900, 600, 300]);
  expect(Array.from(costs.instance)).toEqual([11_000, 0, 0, 8_000]);
});

test('On the firewall path every packet costs the same, whatever it carries', () => {
  const costs = priced(oneSegment, 'firewall');
  expect(Array.from(costs.instance)).toEqual([7_000 + 10_000, 21_000, 14_000, 21_000 + 5_000]);
});

test('Bytes cost on the medium path alone', () => {
  const more = kindOf({ object: 10 * 1460 });
  const packets = 9 + 5; // nine more segments and four more acknowledgements
  const [fewer, all] = [priced(oneSegment, 'medium'), priced(more, 'medium')];
  const bytes = all.script.bytes - fewer.script.bytes;
  const extra = all.script.packets - fewer.script.packets;
  expect(extra).toBe(packets - 1);
  expect(all.instanceTotal - fewer.instanceTotal).toBeCloseTo(extra * 1_000 + (bytes / 1000) * 2_000, 6);
  const firewalled = priced(more, 'firewall').instanceTotal - priced(oneSegment, 'firewall').instanceTotal;
  expect(firewalled).toBe(extra * 7_000);
});

test.each(['accelerated', 'medium', 'firewall'] as const)(
  'On the %s path the two directions together are the whole',
  (path) => {
    for (const kind of [oneSegment, kindOf({ object: 700_000, bulk: 'upload', exchanges: 3 }), query]) {
      const { client, server, snd, instance, sndTotal, instanceTotal, script } = priced(kind, path);
      for (let step = 0; step < script.steps; step++) {
        expect(client.snd[step] + server.snd[step]).toBeCloseTo(snd[step], 9);
        expect(client.instance[step] + server.instance[step]).toBeCloseTo(instance[step], 9);
      }
      expect(snd.reduce((sum, of) => sum + of, 0)).toBeCloseTo(sndTotal, 6);
      expect(instance.reduce((sum, of) => sum + of, 0)).toBeCloseTo(instanceTotal, 6);
    }
  },
);

test('Opening and ending are paid once, by the direction that brings them', () => {
  const { client, server } = priced(query, 'firewall');
  expect(Array.from(client.instance)).toEqual([7_000 + 10_000, 0]);
  expect(Array.from(server.instance)).toEqual([0, 7_000 + 5_000]);
});
