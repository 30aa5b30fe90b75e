import { memberShares } from '../expectations.js';
import { tableShares, type Started, type StartedLimits } from '../start-limited.js';
import { entryTime } from '../traffic/entry-time.js';
import { tenantClasses, type Tenant } from './tenant.js';
import type { TenantLimits } from './tenant-limits.js';

/** The limits of tenants, with what each would have on every member without one. */
export function limitsAtStart(
  system: Started,
  tenants: readonly Tenant[],
  limits: TenantLimits,
): StartedLimits {
  return {
    limitOf: (connection) => limits.limitOf(connection),
    each: tenants.flatMap((tenant, index) => {
      const limit = limits.limitOfTenant(index);
      if (limit === undefined) return [];
      const time = entryTimeOf(system, tenant);
      const offered = (system.plan.rate * system.plan.scale * tenant.share * time) / 1e9;
      const expected = tableShares(system, sharesOf(system, index)).map((share) => share * offered);
      return [{ limit, expected, time }];
    }),
    inThePast: (note) => {
      limits.copies.past = true;
      note();
      limits.copies.past = false;
    },
  };
}

/** Share of the connections of a tenant that each member owns. */
function sharesOf(system: Started, tenant: number): Float64Array {
  const { assignment, keyedBy } = system.behaviour;
  if (keyedBy === undefined) return memberShares(system);
  const shares = new Float64Array(system.plan.members);
  shares[assignment.memberOf(tenant)] = 1;
  return shares;
}

/** Mean time of an entry of a tenant, over its own mixture of classes. */
function entryTimeOf({ plan }: Started, tenant: Tenant): number {
  const { traffic, tables } = plan.config;
  const classes = tenantClasses(traffic, tenant);
  return entryTime({ traffic: { ...traffic, classes }, tables }).total;
}
