import { parseQuantity, quantityForm, type QuantityKind } from '../../src/units/quantity.js';

const valueOf = (text: string, kind: QuantityKind) => {
  const quantity = parseQuantity(text, kind);
  return quantity.ok ? quantity.value : quantity.message;
};

test.each<[string, QuantityKind, number]>([
  ['10 Gbps', 'bitRate', 10_000_000_000],
  ['1.1 Gbps', 'bitRate', 1_100_000_000],
  ['120Gbps', 'bitRate', 120_000_000_000],
  ['10 Gbit/s', 'bitRate', 10_000_000_000],
  ['10 Gb/s', 'bitRate', 10_000_000_000],
  ['1 GB/s', 'bitRate', 8_000_000_000],
  ['0 bps', 'bitRate', 0],
  ['64 B', 'size', 64],
  ['676 kB', 'size', 676_000],
  ['64 KiB', 'size', 65_536],
  ['1.5 MiB', 'size', 1_572_864],
  ['3 s', 'duration', 3_000_000_000],
  ['250 us', 'duration', 250_000],
  ['250 µs', 'duration', 250_000],
  ['250 μs', 'duration', 250_000],
  ['0.7 us', 'duration', 700],
  ['1 ns', 'duration', 1],
  ['5 min', 'duration', 300_000_000_000],
  ['1e3 s', 'duration', 1_000_000_000_000],
  ['2 Mpps', 'packetRate', 2_000_000],
  ['400 kcps', 'connectionRate', 400_000],
  ['7 cps', 'connectionRate', 7],
  ['80 %', 'share', 0.8],
  ['35%', 'share', 0.35],
  ['0.1 %', 'share', 0.001],
])('%s as a %s is %d in base units', (text, kind, value) => {
  expect(parseQuantity(text, kind)).toEqual({ ok: true, value });
});

test.each<[string, QuantityKind, string]>([
  ['10', 'bitRate', '"10" has no unit; write a bit rate such as 10 Gbps'],
  ['10 gbps', 'bitRate', '"10 gbps" has the wrong unit "gbps"; write a bit rate such as 10 Gbps'],
  ['3 s', 'bitRate', '"3 s" has the wrong unit "s"; write a bit rate such as 10 Gbps'],
  ['3 m', 'duration', '"3 m" has the wrong unit "m"; write a duration such as 3 s'],
  ['2 min 3 s', 'duration', '"2 min 3 s" has the wrong unit "min 3 s"; write a duration such as 3 s'],
  [
    '0.5 ns',
    'duration',
    '"0.5 ns" is not a whole number of nanoseconds below 2^53; write a duration such as 3 s',
  ],
  [
    '400 d',
    'duration',
    '"400 d" is not a whole number of nanoseconds below 2^53; write a duration such as 3 s',
  ],
  ['1,000 B', 'size', '"1,000 B" has the wrong unit ",000 B"; write a size such as 64 B'],
  ['8 Mb', 'size', '"8 Mb" has the wrong unit "Mb"; write a size such as 64 B'],
  ['0.8', 'share', '"0.8" has no unit; write a share such as 80 %'],
  [
    '2 Mpps',
    'connectionRate',
    '"2 Mpps" has the wrong unit "Mpps"; write a connection rate such as 400 kcps',
  ],
  ['1e999 cps', 'connectionRate', '"1e999 cps" is too large; write a connection rate such as 400 kcps'],
  ['fast', 'bitRate', '"fast" is not a number with a unit; write a bit rate such as 10 Gbps'],
  ['', 'size', '"" is not a number with a unit; write a size such as 64 B'],
])('%j is refused as a %s', (text, kind, message) => {
  expect(valueOf(text, kind)).toBe(message);
});

test('a million characters are refused at once', () => {
  expect(parseQuantity('1'.repeat(1_000_000), 'size').ok).toBe(false);
});

test('the accepted form names the kind and shows an example', () => {
  expect(quantityForm('duration')).toBe('a duration such as 3 s');
  expect(quantityForm('duration', '100 ms')).toBe('a duration such as 100 ms');
});
