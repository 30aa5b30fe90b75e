import { expectations } from '../expectations.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { System } from '../system.js';
import { tenantClasses, type Tenant } from './tenant.js';

/**
 * What the virtual system whose instances on a member are asked for most asks of them, over the time of their cores: of
 * those that have fewer instances than the member has firewall cores. Others on the same cores are not counted. `share`
 * of the connections are the member's.
 */
export function busiestTenantLoad(
  system: System,
  { id, placement, roles }: SecurityGatewayModule,
  share: number,
): number {
  const { tenants, behaviour } = system;
  if (tenants === null || placement === null) return 0;
  const { assignment, keyedBy } = behaviour;
  const loads = tenants.tenants.map((tenant, index) => {
    const instances = placement.coresOf(index).length;
    if (instances >= roles.fw.length) return 0;
    const here = keyedBy === undefined ? share : assignment.memberOf(index) === id ? 1 : 0;
    return (here * instanceWork(system, tenant)) / instances;
  });
  return Math.max(0, ...loads);
}

/** Work that a tenant brings to the firewall instances of all members, in cores. */
function instanceWork(system: System, tenant: Tenant): number {
  const span = 1e9;
  const classes = tenantClasses(system.plan.config.traffic, tenant);
  return (tenant.share * expectations(system, span, classes).instanceWork) / span;
}
