import type { ClusterBehaviour } from '../model/cluster/cluster-strategy.js';
import type { ModelConfig } from '../model/config.js';
import { memberClasses } from '../model/tenants/member-classes.js';
import { type Tenant, tenantClasses, tenantsOf } from '../model/tenants/tenant.js';

/** The model with the mixture of the connections that a member owns; the same where that is the mixture of all. */
export function memberModel(
  model: ModelConfig,
  behaviour: Pick<ClusterBehaviour, 'assignment' | 'keyedBy'>,
  member: number,
): ModelConfig {
  const classes = memberClasses(model, behaviour, member);
  if (classes === model.traffic.classes) return model;
  return { ...model, traffic: { ...model.traffic, classes } };
}

/** The model with the mixture of each of its virtual systems; the model alone where it has none. */
export function tenantModels(model: ModelConfig): readonly ModelConfig[] {
  const tenants = tenantsOf(model);
  if (tenants.length === 0) return [model];
  return tenants.map((tenant) => tenantModel(model, tenant));
}

/** The model with the mixture of one of its virtual systems. */
export function tenantModel(model: ModelConfig, tenant: Tenant): ModelConfig {
  return { ...model, traffic: { ...model.traffic, classes: tenantClasses(model.traffic, tenant) } };
}
