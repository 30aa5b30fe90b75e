import type { PointResult } from '../experiment/result-table.js';

/** What the busiest resource of a point is busy with. */
export interface WorkPart {
  readonly name: string;
  /** Class that tints it. */
  readonly className: string;
  /** Fraction of its work. */
  readonly share: number;
}

interface Category {
  readonly name: string;
  readonly className: string;
  readonly holds: (parameter: string) => boolean;
}

const isPrice = (parameter: string): boolean =>
  parameter.startsWith('appliance.costs.') || /^sync\.\w+Cost$/.test(parameter);

const price = (name: string) => (parameter: string) => parameter === `appliance.costs.${name}`;

const OVERHEADS: readonly Category[] = [
  {
    name: 'discarding packets of other members',
    className: 'work-discard',
    holds: price('discardPacket'),
  },
  { name: 'forwarding to other members', className: 'work-forward', holds: price('forwardPacket') },
  { name: 'passing on asymmetric packets', className: 'work-correct', holds: price('correctPacket') },
  { name: 'synchronisation', className: 'work-sync', holds: (parameter) => parameter.startsWith('sync.') },
];

/** Every kind of work, from the useful to the overheads, in the order in which it is stacked. */
export const workCategories: readonly Category[] = [
  {
    name: 'connections and packets of its own',
    className: 'work-own',
    holds: (parameter) => !OVERHEADS.some(({ holds }) => holds(parameter)),
  },
  ...OVERHEADS,
];

/**
 * Where the time of the busiest class of cores goes, from the elasticities of its prices: at the capacity a price counts by
 * its share of the work. Empty where no cores bind.
 */
export function workParts({ sensitivities }: PointResult): readonly WorkPart[] {
  const prices = sensitivities.filter(({ parameter, elasticity }) => isPrice(parameter) && elasticity < 0);
  const total = prices.reduce((sum, { elasticity }) => sum - elasticity, 0);
  if (total === 0) return [];
  return workCategories.flatMap(({ name, className, holds }) => {
    const own = prices.filter(({ parameter }) => holds(parameter));
    const share = own.reduce((sum, { elasticity }) => sum - elasticity, 0) / total;
    return share > 0 ? [{ name, className, share }] : [];
  });
}
