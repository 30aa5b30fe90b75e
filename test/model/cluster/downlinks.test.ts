import { S } from '../../../src/kernel/time.js';
import { bucketWeights, downlinksOf } from '../../../src/model/cluster/downlinks.js';
import {
  dealtBuckets,
  EvenBuckets,
  type FlowAssignment,
  ProportionalBuckets,
} from '../../../src/model/cluster/flow-assignment.js';
import type { ModelConfig } from '../../../src/model/config.js';
import { type Changes, expectWithin, outcomeOf, query, world } from '../world.js';

type OwnMember = ModelConfig['distribution']['members'][number];

const BUCKETS = 1024;
const orchestrated = { orchestrated: true } as const;

const own = (member: number, changes: Partial<OwnMember>): OwnMember => ({
  ...{ member, weight: null, downlinks: null, downlinkRate: null },
  ...changes,
});

const ownersOf = (assignment: FlowAssignment): number[] =>
  Array.from({ length: BUCKETS }, (_, bucket) => assignment.memberOf(bucket));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const counts = (owners: readonly number[], members: number): number[] =>
  Array.from({ length: members }, (_, member) => owners.filter((owner) => owner === member).length);

describe('Weights', () => {
  test.each([[[1, 2]], [[70, 15, 15]], [[8, 1, 1]], [[16, 16, 5, 0]], [[3, 5, 7, 11, 13]]])(
    'Members that weigh %j get buckets in proportion, to within two',
    (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const count = counts(ownersOf(dealtBuckets(BUCKETS, weights)), weights.length);
      weights.forEach((weight, member) => {
        expect(Math.abs(count[member] - (BUCKETS * weight) / total)).toBeLessThanOrEqual(2);
      });
    },
  );

  test('Members that weigh the same are dealt the same buckets as without weights', () => {
    expect(ownersOf(dealtBuckets(BUCKETS, [5, 5, 5]))).toEqual(ownersOf(new EvenBuckets(BUCKETS, 3)));
  });

  test('When a member fails only its buckets move, to the others as they weigh; they come back with it', () => {
    const weights = [4, 1, 2, 1];
    const assignment = new ProportionalBuckets(BUCKETS, weights);
    const before = ownersOf(assignment);
    assignment.membershipChanged({ epoch: 1, up: [1, 2, 3] });
    const after = ownersOf(assignment);
    expect(before.filter((owner, bucket) => owner !== 0 && after[bucket] !== owner)).toEqual([]);
    const [gone, ...inherited] = counts(after, 4).map((count, member) => count - counts(before, 4)[member]);
    expect(gone).toBe(-512);
    [128, 256, 128].forEach((expected, index) => {
      expect(Math.abs(inherited[index] - expected)).toBeLessThanOrEqual(2);
    });
    assignment.membershipChanged({ epoch: 2, up: [0, 1, 2, 3] });
    expect(ownersOf(assignment)).toEqual(before);
  });

  test.each([
    ['one of three even members', [2, 2, 2], [2, 2, 1]],
    ['the heaviest of three', [4, 2, 1], [2, 2, 1]],
    ['two of four', [16, 16, 16, 16], [8, 16, 4, 16]],
    ['one of two, altogether', [3, 1], [0, 1]],
  ])('When %s weighs less, buckets move as few as that takes, and back again', (_, before, after) => {
    const up = before.map((__, member) => member);
    const assignment = dealtBuckets(BUCKETS, before);
    const [first, parts] = [ownersOf(assignment), (of: number[]) => of.map((w) => w / sum(of))];
    assignment.reweigh!(after, { epoch: 0, up });
    const then = ownersOf(assignment);
    counts(then, before.length).forEach((count, member) => {
      expect(Math.abs(count - BUCKETS * parts(after)[member])).toBeLessThanOrEqual(4);
    });
    const fewest = sum(parts(before).map((part, member) => Math.max(0, part - parts(after)[member])));
    const moved = first.filter((owner, bucket) => then[bucket] !== owner).length;
    expect(Math.abs(moved - BUCKETS * fewest)).toBeLessThanOrEqual(4);
    assignment.reweigh!(before, { epoch: 0, up });
    expect(ownersOf(assignment)).toEqual(first);
  });

  test('Where all that weighs something is down the others share evenly', () => {
    const assignment = new ProportionalBuckets(BUCKETS, [1, 0, 0]);
    assignment.membershipChanged({ epoch: 1, up: [1, 2] });
    const [none, ...even] = counts(ownersOf(assignment), 3);
    expect(none).toBe(0);
    for (const count of even) expect(Math.abs(count - 512)).toBeLessThanOrEqual(2);
  });

  test('They are the cores of the members, or the rates of their downlinks, or their own', () => {
    const members = [own(2, { downlinks: 1 }), own(3, { weight: 7, downlinkRate: 25e9 })];
    expect(bucketWeights(world({ distribution: { members } }), 4)).toEqual([4, 4, 7, 4]);
    const byDownlinks = world({ distribution: { members, weighting: 'downlinks' } });
    expect(bucketWeights(byDownlinks, 4)).toEqual([200, 100, 7, 200]);
  });
});

describe('Downlinks', () => {
  test("are the appliance's data ports, those of the orchestrator, or a member's own", () => {
    const members = [own(1, { downlinkRate: 25e9 }), own(2, { downlinks: 1 })];
    const ports = world({ distribution: { members } });
    expect(downlinksOf(ports, orchestrated, 0)).toEqual({ count: 2, rate: 25e9 });
    expect(downlinksOf(ports, orchestrated, 1)).toEqual({ count: 1, rate: 100e9 });
    const given = world({ distribution: { members, downlinks: { count: 4, rate: 10e9 } } });
    expect(downlinksOf(given, orchestrated, 1)).toEqual({ count: 1, rate: 10e9 });
    expect(downlinksOf(given, orchestrated, 2)).toEqual({ count: 4, rate: 10e9 });
    expect(downlinksOf(given, {}, 1)).toEqual({ count: 2, rate: 100e9 });
  });

  test('A member with half the downlinks has twice the load of its lines, and its part of the connections', () => {
    const distribution: Changes['distribution'] = { members: [own(2, { downlinks: 1 })] };
    const { seen } = outcomeOf({
      members: 2,
      changes: { distribution, traffic: { talkers: 100_000, asymmetricShare: 0 } },
    });
    const [two, one] = seen.members;
    expectWithin(one.share, 0.5, Math.sqrt(0.25 / 100_000));
    expectWithin(one.port / two.port, 2, 0.03); // of 2000 connections a second of one size
  });

  test('Weighed by downlinks it has half the connections, and its lines the same load as those of others', () => {
    const distribution: Changes['distribution'] = {
      weighting: 'downlinks',
      members: [own(2, { downlinks: 1 })],
    };
    const { seen } = outcomeOf({
      members: 2,
      changes: { distribution, traffic: { talkers: 100_000, asymmetricShare: 0 } },
    });
    const [two, one] = seen.members;
    expect(Math.abs(one.share - 1 / 3)).toBeLessThan(2 / 840 + 4 * Math.sqrt(2 / 9 / 100_000));
    expectWithin(one.port / two.port, 1, 0.03);
  });

  test('Strategies without an orchestrator take no notice of them', () => {
    const run = (distribution: NonNullable<Changes['distribution']>) =>
      outcomeOf({ strategy: 'clusterxl-load-sharing-multicast', changes: { distribution } }).seen;
    const members = [own(2, { downlinks: 1, weight: 9 })];
    expect(run({ members, weighting: 'downlinks', downlinks: { count: 1 } })).toEqual(run({}));
  });
});

describe('The backplane', () => {
  test('carries every corrected packet with its header', () => {
    const { seen, span } = outcomeOf({
      members: 4,
      changes: { traffic: { asymmetricShare: 1, classes: [query] } },
    });
    const corrected = seen.members.reduce((sum, { rates }) => sum + rates.passedOn, 0);
    expect(span).toBe(S);
    expect(seen.values['backplane_bps']).toBeCloseTo(8 * corrected * (query.exchangePacket + 40), 6);
    expect(corrected).toBeGreaterThan(1000);
  });

  test('carries in figures of the full system what a sample shows, through lines slowed to match', () => {
    const run = (scale: number) => {
      const traffic = { asymmetricShare: 1, classes: [query], talkers: 100_000 };
      const distribution = { members: [own(2, { downlinkRate: 1e9 })] };
      return outcomeOf({ members: 4, rate: 20_000, scale, changes: { traffic, distribution } }).seen;
    };
    const [one, two] = [run(0.1), run(0.2)];
    const error = Math.sqrt(1 / 2000 + 1 / 4000);
    expectWithin(one.values['backplane_bps'] / two.values['backplane_bps'], 1, error);
    expectWithin(one.members[1].port / two.members[1].port, 1, 2 * error);
    expect(one.members[1].port / one.members[0].port).toBeGreaterThan(50); // 1 Gbps for 100
  });

  test('is idle where nothing is corrected', () => {
    expect(outcomeOf({ changes: { traffic: { asymmetricShare: 0 } } }).seen.values['backplane_bps']).toBe(0);
  });
});
