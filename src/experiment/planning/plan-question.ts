/** The figure in which a demand is given and a capacity is compared with it. */
export type CapacityMetric = 'capacity_bps' | 'capacity_cps';

/** Load that a cluster must carry, in bits or connections per second. */
export interface Demand {
  readonly metric: CapacityMetric;
  readonly rate: number;
}

/** What fails at the same time while the rest carries everything: some members, or one of two equal sites. */
export type Spare = { readonly kind: 'members'; readonly count: number } | { readonly kind: 'site' };

/** What is asked of every strategy: how many members must be bought. */
export interface PlanQuestion {
  /** Today. */
  readonly demand: Demand;
  /** Growth of the demand in a year, fraction of one, compounded. */
  readonly growth: number;
  /** Whole years of growth that are looked ahead; 0 asks for today alone. */
  readonly years: number;
  readonly spare: Spare;
  /** Highest load of cores and ports, fraction of one; undefined leaves it to the scenario. */
  readonly targetUtilization: number | undefined;
}

/** The demand after so many years of growth. */
export function demandIn(year: number, { demand, growth }: PlanQuestion): Demand {
  return { ...demand, rate: demand.rate * (1 + growth) ** year };
}
