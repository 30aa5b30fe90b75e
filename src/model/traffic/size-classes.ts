import { normalProbability, normalQuantile } from '../../random/normal.js';
import type { ObjectLaw } from '../parameters/traffic-laws.js';
import type { TransactionClass } from '../parameters/traffic.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { exp, floor, log, log1p, max, sqrt } = Math;

/** One size of a class: its share of the connections of the class, and its payload in bytes. */
export interface SizeClass {
  readonly share: number;
  readonly object: number;
}

const FIXED: ObjectLaw = { law: 'fixed', variation: 1, shape: 1, spread: 2, sizeClasses: 1, table: [] };

/**
 * A class as classes of fixed sizes, which everything else knows alone, so that prices and expectations stay exact. Of a
 * continuous law each stands for the same part of the bytes: the mean is exact but for whole bytes, and of the second
 * moment only the variance within a part is lost. A class without a law stays as it is.
 */
export function fixedSizes(kind: TransactionClass): readonly TransactionClass[] {
  if (kind.objectLaw.law === 'fixed') return [kind];
  const sizes = sizeClassesOf(kind);
  return sizes.map(({ share, object }, index) => ({
    ...kind,
    name: `${kind.name} ${index + 1}/${sizes.length}`,
    share: kind.share * share,
    object: max(1, floor(object + 0.5)),
    objectLaw: FIXED,
  }));
}

/** The sizes of a class that has a law, ascending, before they are rounded to whole bytes. */
export function sizeClassesOf({ object, objectLaw }: TransactionClass): readonly SizeClass[] {
  const { sizeClasses, table } = objectLaw;
  if (objectLaw.law === 'empirical') return ofTable(table, sizeClasses);
  const bounds = Array.from({ length: sizeClasses + 1 }, (_, part) =>
    part === 0 ? 0 : part === sizeClasses ? 1 : connectionsBelow(objectLaw, part / sizeClasses),
  );
  return Array.from({ length: sizeClasses }, (_, part) => {
    const share = bounds[part + 1] - bounds[part];
    return { share, object: object / (sizeClasses * share) };
  });
}

/** Share of the connections with the smallest objects that together have the share `bytes` of all bytes. */
function connectionsBelow(law: ObjectLaw, bytes: number): number {
  if (law.law === 'exponential') return 1 - exp(-exponentialBound(bytes));
  if (law.law === 'lognormal')
    return normalProbability(normalQuantile(bytes) + sqrt(log1p(law.variation ** 2)));
  return paretoBelow(law, bytes);
}

/** The size, in means, below which the share `bytes` of the bytes of an exponential law lies: 1 - (1 + x) exp(-x). */
function exponentialBound(bytes: number): number {
  let [low, high] = [0, 1000];
  for (let halving = 0; halving < 80; halving++) {
    const x = (low + high) / 2;
    if (1 - (1 + x) * exp(-x) < bytes) low = x;
    else high = x;
  }
  return low;
}

/** Of the Pareto law from 1 to `spread`: the integral of x f(x) is inverted, then that of f(x) taken. */
function paretoBelow({ shape, spread }: ObjectLaw, bytes: number): number {
  const rest = 1 - shape;
  const even = Math.abs(rest) < 1e-9;
  const bound = even ? exp(bytes * log(spread)) : (1 + bytes * (spread ** rest - 1)) ** (1 / rest);
  return (1 - bound ** -shape) / (1 - spread ** -shape);
}

/** Every row of a table that is short enough, else neighbours together, each group with about the same bytes. */
function ofTable(table: ObjectLaw['table'], most: number): SizeClass[] {
  const rows = table.filter(({ weight }) => weight > 0).toSorted((a, b) => a.size - b.size);
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  const bytes = rows.reduce((sum, { size, weight }) => sum + size * weight, 0);
  const groups: { weight: number; bytes: number }[] = [];
  let [before, last] = [0, -1];
  rows.forEach(({ size, weight }, index) => {
    const group = rows.length <= most ? index : Math.min(most - 1, floor((before / max(1, bytes)) * most));
    before += size * weight;
    if (group !== last) groups.push({ weight: 0, bytes: 0 });
    last = group;
    const here = groups[groups.length - 1];
    here.weight += weight;
    here.bytes += size * weight;
  });
  return groups.map((group) => ({ share: group.weight / weights, object: group.bytes / group.weight }));
}
