import { MS } from '../../../src/kernel/time.js';
import { InterSite } from '../../../src/model/cluster/inter-site.js';
import { failedMembers, Sites } from '../../../src/model/cluster/sites.js';
import { siteParameters } from '../../../src/model/parameters/sites.js';
import { defaultsOf } from '../../../src/schema/parameter.js';
import { type Changes, outcomeOf, replicated, type Run } from '../world.js';

const sites = { count: 2 };

/** Nothing asymmetric, no common tables: every record that is sent is of a copy. */
const copiesOnly: Changes = { sites, traffic: { asymmetricShare: 0 }, sync: { sharedTableShare: 0 } };

test('Site 1 has the larger half, and handles the traffic until nobody of it is up or it is told to go', () => {
  const five = new Sites(5, 0.5);
  expect([0, 1, 2, 3, 4].map((member) => five.siteOf(member))).toEqual([0, 0, 0, 1, 1]);
  five.membershipChanged({ epoch: 1, up: [2, 3, 4] });
  expect(five.active).toBe(0);
  five.membershipChanged({ epoch: 2, up: [3, 4] });
  expect(five.active).toBe(1);
  five.membershipChanged({ epoch: 3, up: [0, 1, 2, 3, 4] });
  expect(five.active).toBe(1);
  five.failOver();
  expect(five.active).toBe(0);
});

test('Remote copies are off below half as many members on the standby site as on the active one', () => {
  const twenty = new Sites(20, 0.5);
  const upWith = (standby: number): number[] => Array.from({ length: 10 + standby }, (_, member) => member);
  const on = [10, 6, 5, 4, 1, 0].map((standby) => {
    twenty.membershipChanged({ epoch: 1, up: upWith(standby) });
    return twenty.copies;
  });
  expect(on).toEqual([true, true, true, false, false, false]);
});

test('Members fail where the load is: those of the active site first', () => {
  expect(failedMembers(6, 2, 1)).toEqual([5, 4]);
  expect(failedMembers(6, 2, 2)).toEqual([2, 1]);
  expect(failedMembers(6, 3, 2)).toEqual([2, 1, 0]);
  expect(failedMembers(5, 4, 2)).toEqual([2, 1, 0, 4]);
});

test('The link between sites serves one message after another, each way, and drops what its buffer cannot hold', () => {
  const config = { ...defaultsOf(siteParameters), latency: 500, linkRate: 1e9, linkBuffer: 2000 };
  const link = new InterSite(new Sites(2, 0.5), config);
  expect(link.cross(0, 1000, 1250)).toBe(1000 + 10_000 + 500);
  expect(link.cross(0, 1000, 1250)).toBe(1000 + 20_000 + 500);
  expect(link.cross(1, 1000, 1250)).toBe(1000 + 10_000 + 500);
  expect(link.cross(0, 1000, 1250)).toBe(Infinity); // 2500 B wait
  expect(link.cross(0, 30_000, 1250)).toBe(30_000 + 10_000 + 500);
  expect([link.bits, link.droppedBits]).toEqual([8 * 5000, 8 * 1250]);
});

test('The standby site handles nothing and holds a copy of each connection that lasted', () => {
  const { seen } = outcomeOf({ members: 5, changes: copiesOnly });
  expect(seen.members.map(({ role }) => role)).toEqual(['active', 'active', 'active', 'standby', 'standby']);
  expect(seen.members.slice(3).every(({ share, entries }) => share === 0 && entries === 0)).toBe(true);
  const copies = (from: number, to: number): number =>
    seen.members.slice(from, to).reduce((sum, member) => sum + member.copies, 0);
  expect(copies(3, 5)).toBeGreaterThan(100);
  expect(copies(3, 5) / copies(0, 3)).toBeCloseTo(1, 2);
  expect(seen.members[3].share + seen.members[0].share).toBeCloseTo(1 / 3, 1);
});

test('What crosses is one of two records of each copy, with a header for each packet, and heartbeats', () => {
  const { system, seen } = outcomeOf({ members: 6, rate: 6000, changes: copiesOnly });
  const built = system.network.counts.built.reduce((sum, one) => sum + one, 0);
  const heartbeats = 6 * 10 * 8 * 120;
  const bits = seen.values['inter_site_bps'] - heartbeats;
  // Of records built, one in two is for the other site; a packet carries 1 to 5 of them. A tick's worth waits at the edges.
  expect(bits).toBeGreaterThan(0.95 * (built / 2) * 8 * (250 + 66 / 5));
  expect(bits).toBeLessThan(1.05 * (built / 2) * 8 * (250 + 66));
  expect(seen.values['inter_site_drop_ratio']).toBe(0);
});

test('Asymmetric connections tell nobody on the other site before they last', () => {
  const changes: Changes = {
    sites,
    traffic: { asymmetricShare: 1 },
    sync: { sharedTableShare: 0, delay: 1e12 },
  };
  const { system, seen } = outcomeOf({ members: 6, changes });
  expect(system.network.sent).toBeGreaterThan(100);
  expect(seen.values['inter_site_bps']).toBe(6 * 10 * 8 * 120); // heartbeats
});

test('A record crosses once for all its receivers on the other site', () => {
  const changes: Changes = {
    sites,
    traffic: { asymmetricShare: 0 },
    sync: { sharedTableShare: 1, delay: 1e12 },
  };
  const crossing = (members: number): number => {
    const { system, seen } = outcomeOf({ members, rate: 6000, changes });
    const built = system.network.counts.built.reduce((sum, one) => sum + one, 0);
    return (seen.values['inter_site_bps'] - members * 10 * 8 * 120) / (built * 8);
  };
  for (const members of [2, 8]) {
    expect(crossing(members)).toBeGreaterThan(0.95 * (250 + 66 / 5));
    expect(crossing(members)).toBeLessThan(1.05 * (250 + 66));
  }
});

test('A link that is too slow loses records, and they are told apart from others', () => {
  const changes: Changes = { ...copiesOnly, sites: { count: 2, linkRate: 1e6, linkBuffer: 1500 } };
  const { system, seen } = outcomeOf({ members: 4, rate: 8000, changes });
  expect(system.network.losses['between-sites']).toBeGreaterThan(100);
  expect(system.network.lost).toBe(system.network.losses['between-sites']);
  expect(seen.values['inter_site_drop_ratio']).toBeGreaterThan(0.1);
  const heartbeats = 4 * 10 * 8 * 120; // which pass a full buffer
  expect(seen.values['inter_site_bps']).toBeLessThan(1e6 + heartbeats + 2 * 8 * 1500);
});

test('With one site nothing about sites changes anything', () => {
  const run: Run = { members: 4 };
  const fingerprintOf = (changes: Changes): string => outcomeOf({ ...run, changes }).seen.fingerprint;
  const plain = outcomeOf(run).seen;
  expect(fingerprintOf({ sites: { latency: 50 * MS, linkRate: 1e6, standbyRatio: 1 } })).toBe(
    plain.fingerprint,
  );
  expect(fingerprintOf({ sync: { remoteBackups: 0 } })).toBe(plain.fingerprint);
  expect(plain.values).not.toHaveProperty('inter_site_bps');
});

test('A sample of the connections tells the bits that cross', () => {
  const bitsAt = (scale: number): number[] =>
    replicated(
      6,
      { members: 4, rate: 8000, scale, changes: copiesOnly },
      ({ seen }) => seen.values['inter_site_bps'],
    );
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [whole, half] = [mean(bitsAt(0.5)), mean(bitsAt(0.25))];
  expect(Math.abs(half / whole - 1)).toBeLessThan(0.05);
});

test('The pivot of ElasticXL is the first member of the site that is active', () => {
  const run: Run = { strategy: 'elasticxl', members: 6, rate: 3000, changes: { sites } };
  const roles = (failed: number): string[] =>
    outcomeOf({ ...run, failed }).seen.members.map(({ role }) => role);
  expect(roles(0)).toEqual(['pivot', 'active', 'active', 'standby', 'standby', 'standby']);
  expect(roles(1)).toEqual(['pivot', 'active', 'failed', 'standby', 'standby', 'standby']);
  expect(roles(3)).toEqual(['failed', 'failed', 'failed', 'pivot', 'active', 'active']);
});
