import { parseQuantity, type QuantityKind } from './quantity.js';

/** A unit and the power of ten of base units that it stands for, the largest first. */
type Ladder = readonly (readonly [unit: string, tens: number])[];

const rates = (word: string): Ladder => [
  [`T${word}`, 12],
  [`G${word}`, 9],
  [`M${word}`, 6],
  [`k${word}`, 3],
  [word, 0],
];

const ladders: Readonly<Record<QuantityKind, Ladder>> = {
  duration: [
    ['s', 9],
    ['ms', 6],
    ['us', 3],
    ['ns', 0],
  ],
  size: [
    ['TB', 12],
    ['GB', 9],
    ['MB', 6],
    ['kB', 3],
    ['B', 0],
  ],
  bitRate: rates('bps'),
  connectionRate: rates('cps'),
  packetRate: rates('pps'),
  share: [['%', -2]],
};

/** A quantity in base units for people to read: about three significant digits, in the unit that fits. */
export function formatQuantity(value: number, kind: QuantityKind): string {
  if (!Number.isFinite(value)) return '–';
  const [unit, tens] = rungFor(Number(value.toPrecision(3)), kind);
  return `${threeDigits(value / 10 ** tens)} ${unit}`;
}

export const formatBitRate = (bps: number): string => formatQuantity(bps, 'bitRate');
export const formatConnectionRate = (cps: number): string => formatQuantity(cps, 'connectionRate');
export const formatPacketRate = (pps: number): string => formatQuantity(pps, 'packetRate');
export const formatBytes = (bytes: number): string => formatQuantity(bytes, 'size');
export const formatNanoseconds = (ns: number): string => formatQuantity(ns, 'duration');
export const formatShare = (fraction: number): string => formatQuantity(fraction, 'share');

/** A duration given in seconds, as results hold it. */
export function formatSeconds(seconds: number): string {
  return formatQuantity(seconds * 1e9, 'duration');
}

/** Bytes in powers of 1024. */
export function formatBinaryBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '–';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const steps = bytes === 0 ? 0 : Math.floor(Math.log(Math.abs(bytes)) / Math.log(1024));
  const rung = Math.min(Math.max(steps, 0), units.length - 1);
  return `${threeDigits(bytes / 1024 ** rung)} ${units[rung] ?? ''}`;
}

/** A quantity in base units as text that `parseQuantity` reads back to the very same number. */
export function printQuantity(value: number, kind: QuantityKind): string {
  const [unit, tens] = rungFor(value, kind);
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const shifted = Number(exponent) - tens;
  const plain = `${Number(`${mantissa}e${shifted}`)} ${unit}`;
  const read = parseQuantity(plain, kind);
  return read.ok && read.value === value ? plain : `${mantissa}e${shifted} ${unit}`;
}

/** The largest unit of which the value holds at least one. */
function rungFor(value: number, kind: QuantityKind): readonly [string, number] {
  const ladder = ladders[kind];
  const smallest = ladder[ladder.length - 1];
  return value === 0 ? smallest : (ladder.find(([, tens]) => Math.abs(value) >= 10 ** tens) ?? smallest);
}

function threeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1e6 ? rounded.toExponential() : String(rounded);
}
