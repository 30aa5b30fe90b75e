import fc from 'fast-check';
import {
  CARRIES,
  ENDS,
  ESTABLISHES,
  OPENS,
  type SessionScript,
  writeScript,
} from '../../../src/model/traffic/session-script.js';
import { type Changes, kindOf, world } from '../world.js';

type Kind = Parameters<typeof kindOf>[0];

function scriptOf(kind: Kind, traffic: Changes['traffic'] = {}): SessionScript {
  return writeScript(kindOf(kind), world({ traffic: { segment: 1000, train: 12, ...traffic } }).traffic);
}

/** The figures of the steps that carry the object. */
function carried(script: SessionScript, column: ArrayLike<number>): number[] {
  return Array.from(column).filter((_, step) => script.roles[step] === CARRIES);
}

test('A connection with one segment is a handshake, a request, the segment with its acknowledgement and a FIN', () => {
  const script = scriptOf({ object: 1000 });
  expect(Array.from(script.roles)).toEqual([OPENS, ESTABLISHES, CARRIES, ENDS]);
  expect(Array.from(script.gaps)).toEqual([0, 1, 1, 0]);
  expect(Array.from(script.clientPackets)).toEqual([1, 2, 1, 2]);
  expect(Array.from(script.clientBytes)).toEqual([60, 40 + 540, 40, 80]);
  expect(Array.from(script.serverPackets)).toEqual([0, 1, 1, 1]);
  expect(Array.from(script.serverBytes)).toEqual([0, 60, 1040, 40]);
  expect([script.packets, script.bytes, script.totalGap]).toEqual([9, 1900, 2]);
});

test('The window doubles every round trip up to its limit', () => {
  const script = scriptOf({ object: 158_000 }, { train: 1000 });
  expect(carried(script, script.serverPackets)).toEqual([10, 20, 40, 44, 44]);
  expect(carried(script, script.gaps)).toEqual([1, 1, 1, 1, 1]);
});

test('The window limit of a class goes before that of the profile', () => {
  const script = scriptOf({ object: 158_000, windowLimit: 80 }, { train: 1000 });
  expect(carried(script, script.serverPackets)).toEqual([10, 20, 40, 80, 8]);
});

test('Trains share a window evenly and spread it over its round trip', () => {
  const script = scriptOf({ object: 114_000 });
  expect(carried(script, script.serverPackets)).toEqual([10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11]);
  expect(carried(script, script.gaps)).toEqual([1, 0.5, 0.5, ...Array<number>(8).fill(0.25)]);
  expect(script.totalGap).toBe(1 + 4);
});

test('The last segment carries what is left', () => {
  const script = scriptOf({ object: 2001 });
  expect(carried(script, script.serverPackets)).toEqual([3]);
  expect(carried(script, script.serverBytes)).toEqual([2001 + 3 * 40]);
});

test('The receiver acknowledges every second packet', () => {
  const script = scriptOf({ object: 5000 });
  expect(carried(script, script.clientPackets)).toEqual([3]);
  expect(carried(script, script.clientBytes)).toEqual([120]);
});

test('An upload mirrors a download', () => {
  const down = scriptOf({ object: 33_333 });
  const up = scriptOf({ object: 33_333, bulk: 'upload' });
  expect(carried(up, up.clientPackets)).toEqual(carried(down, down.serverPackets));
  expect(carried(up, up.clientBytes)).toEqual(carried(down, down.serverBytes));
  expect(carried(up, up.serverBytes)).toEqual(carried(down, down.clientBytes));
  expect([up.packets, up.bytes, up.totalGap]).toEqual([down.packets, down.bytes, down.totalGap]);
});

test('Exchanges are one packet each way a round trip, after the object', () => {
  const script = scriptOf({ object: 1000, exchanges: 2, exchangePacket: 60 });
  expect(carried(script, script.clientBytes)).toEqual([40, 60, 60]);
  expect(carried(script, script.serverBytes)).toEqual([1040, 60, 60]);
  expect(script.totalGap).toBe(4);
});

test('A UDP exchange is a question and, a round trip later, its answer that ends it', () => {
  const script = scriptOf({ transport: 'udp', object: 0, exchanges: 1, exchangePacket: 100 });
  expect(Array.from(script.roles)).toEqual([OPENS, ENDS]);
  expect(Array.from(script.clientPackets)).toEqual([1, 0]);
  expect(Array.from(script.serverPackets)).toEqual([0, 1]);
  expect([script.packets, script.bytes, script.totalGap]).toEqual([2, 200, 1]);
});

test('In UDP the next question comes with the answer to the last', () => {
  const script = scriptOf({ transport: 'udp', object: 0, exchanges: 3, exchangePacket: 100 });
  expect(Array.from(script.roles)).toEqual([OPENS, CARRIES, CARRIES, ENDS]);
  expect(Array.from(script.clientPackets)).toEqual([1, 1, 1, 0]);
  expect(Array.from(script.serverPackets)).toEqual([0, 1, 1, 1]);
  expect([script.packets, script.totalGap]).toEqual([6, 3]);
});

const law = fc.record({
  object: fc.integer({ min: 1, max: 3_000_000 }),
  segment: fc.integer({ min: 64, max: 9000 }),
  initialWindow: fc.integer({ min: 1, max: 100 }),
  windowLimit: fc.integer({ min: 1, max: 300 }),
  train: fc.integer({ min: 1, max: 64 }),
});

test('Whatever the windows and trains, the object arrives whole in the fewest packets, none over the limits', () => {
  fc.assert(
    fc.property(law, ({ object, ...traffic }) => {
      const script = scriptOf({ object }, traffic);
      const packets = carried(script, script.serverPackets);
      const bytes = carried(script, script.serverBytes).reduce((sum, of) => sum + of, 0);
      const segments = Math.ceil(object / traffic.segment);
      expect(packets.reduce((sum, of) => sum + of, 0)).toBe(segments);
      expect(bytes).toBe(object + 40 * segments);
      expect(Math.max(...packets)).toBeLessThanOrEqual(traffic.train);
      expect(Math.min(...packets)).toBeGreaterThan(0);
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('How windows are cut into trains changes neither packets nor bytes nor the time that they take', () => {
  for (const object of [384, 21_000, 1_000_000]) {
    const whole = scriptOf({ object }, { train: 44 });
    for (const train of [22, 11, 6, 5, 1]) {
      const cut = scriptOf({ object }, { train });
      expect([cut.packets, cut.bytes]).toEqual([whole.packets, whole.bytes]);
      expect(cut.totalGap).toBeCloseTo(whole.totalGap, 9);
    }
  }
});
