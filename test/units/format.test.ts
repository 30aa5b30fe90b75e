import fc from 'fast-check';

import {
  formatBinaryBytes,
  formatBitRate,
  formatBytes,
  formatConnectionRate,
  formatNanoseconds,
  formatPacketRate,
  formatSeconds,
  formatShare,
  printQuantity,
} from '../../src/units/format.js';
import { parseQuantity, type QuantityKind } from '../../src/units/quantity.js';

test('tables show three significant digits in the unit that fits', () => {
  expect(formatBitRate(123_456_789_012)).toBe('123 Gbps');
  expect(formatBitRate(999_999_999)).toBe('1 Gbps');
  expect(formatBitRate(0)).toBe('0 bps');
  expect(formatConnectionRate(21_349)).toBe('21.3 kcps');
  expect(formatPacketRate(2_000_000)).toBe('2 Mpps');
  expect(formatBytes(1_500)).toBe('1.5 kB');
  expect(formatBinaryBytes(1_572_864)).toBe('1.5 MiB');
  expect(formatBinaryBytes(0)).toBe('0 B');
  expect(formatNanoseconds(250_000)).toBe('250 us');
  expect(formatNanoseconds(0.4)).toBe('0.4 ns');
  expect(formatSeconds(0.002)).toBe('2 ms');
  expect(formatShare(0.8123)).toBe('81.2 %');
  expect(formatBitRate(-5e6)).toBe('-5 Mbps');
});

test('what is no number is shown as a dash', () => {
  expect(formatBitRate(Number.NaN)).toBe('–');
  expect(formatBinaryBytes(Number.POSITIVE_INFINITY)).toBe('–');
});

test('values are printed back in their natural unit', () => {
  expect(printQuantity(3_000_000_000, 'duration')).toBe('3 s');
  expect(printQuantity(1_350, 'duration')).toBe('1.35 us');
  expect(printQuantity(16e6, 'size')).toBe('16 MB');
  expect(printQuantity(100e9, 'bitRate')).toBe('100 Gbps');
  expect(printQuantity(0.001, 'share')).toBe('0.1 %');
});

const kinds: QuantityKind[] = ['duration', 'size', 'bitRate', 'connectionRate', 'packetRate', 'share'];

test.each(kinds)('a %s that is printed parses to the very same number', (kind) => {
  const whole = kind === 'duration' || kind === 'size';
  const values = whole ? fc.maxSafeNat() : fc.double({ min: 0, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(values, (value) => {
      expect(parseQuantity(printQuantity(value, kind), kind)).toEqual({ ok: true, value: value + 0 });
    }),
    { numRuns: 2000 },
  );
});
