import { tenantModel } from './member-model.js';
import { connectionDemand } from './connection-demand.js';
import { tenantsOf } from '../model/tenants/tenant.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { INSTANCE_PRICES, ownWork } from './work-shares.js';

/**
 * Elasticities of the capacity where the instances of a virtual system are full: the price of a piece of work counts by
 * its part in the work that this system's packets bring to them. The member has so many firewall `cores`; `skew` is the
 * elasticity of the share of the hottest member.
 */
export function tenantElasticities(
  { model }: DesignPoint,
  cores: number,
  skew: number,
): Readonly<Record<string, number>> {
  const loads = tenantsOf(model).map((tenant) => {
    const { instanceWork } = connectionDemand(tenantModel(model, tenant));
    const { share, instances } = tenant;
    return instances === null || instances >= cores ? 0 : (share * instanceWork) / instances;
  });
  const busiest = loads.indexOf(Math.max(...loads));
  const own = ownWork(tenantModel(model, tenantsOf(model)[busiest]), 'instanceWork', INSTANCE_PRICES, 1);
  const parts = Object.entries(own.byPrice).map(([name, part]) => [name, -part / own.total] as const);
  return {
    ...Object.fromEntries(parts),
    [`virtualSystems[${busiest}].instances`]: 1,
    'objective.maxCoreUtilization': 1,
    'traffic.talkerSkew': skew,
  };
}
