import type { ModelConfig } from '../config.js';
import type { VirtualSystem } from '../parameters/virtual-systems.js';
import type { TransactionClass } from '../parameters/traffic.js';

/** A virtual system of VSX with all that it asks of the cluster made explicit. */
export interface Tenant extends VirtualSystem {
  readonly share: number;
  readonly classes: Readonly<Record<string, number>>;
}

/**
 * The tenants of a model, in the order of the scenario; none where it has no virtual systems. Each has its share of the
 * connections and its mixture of classes; shares add up to one.
 */
export function tenantsOf({ traffic, virtualSystems = [] }: Faced): readonly Tenant[] {
  const parts = virtualSystems.map(({ share, load }) => share ?? load ?? 0);
  const total = sum(parts);
  return virtualSystems.map((system, index) => ({
    ...system,
    share: parts[index] / total,
    classes: mixtureOf(system, traffic.classes),
  }));
}

/** The classes of a traffic profile in the shares that a tenant has of them. */
export function tenantClasses({ classes }: Faced['traffic'], tenant: Tenant): TransactionClass[] {
  return classes.map((kind) => ({ ...kind, share: tenant.classes[kind.name] }));
}

/** What tenants and their mixtures follow from. */
type Faced = Pick<ModelConfig, 'traffic' | 'virtualSystems'>;

/** Rounding of shares that are written as per cent. */
const ROUNDING = 1e-12;

/**
 * The model with its tenants made explicit, and the classes of its traffic in the shares in which the tenants together
 * bring them: the mixture that the cluster faces. The same model where that is so already, or where it has no tenants.
 */
export function withTenants<C extends Faced>(model: C): C {
  if (model.virtualSystems === undefined) return model;
  const tenants = tenantsOf(model);
  const shareOf = ({ name }: TransactionClass): number =>
    sum(tenants.map(({ share, classes }) => share * (classes[name] ?? 0)));
  const given = model.traffic.classes;
  const classes = given.map((kind) => ({ ...kind, share: shareOf(kind) }));
  const explicit = model.virtualSystems.every(
    (system) => system.share !== null && system.classes !== undefined,
  );
  const alike = classes.every(({ share }, index) => Math.abs(share - given[index].share) <= ROUNDING);
  if (explicit && alike) return model;
  return { ...model, virtualSystems: tenants, traffic: { ...model.traffic, classes } };
}

function mixtureOf(
  { classes }: VirtualSystem,
  profile: readonly TransactionClass[],
): Readonly<Record<string, number>> {
  const shares = profile.map(({ name, share }) => (classes === undefined ? share : (classes[name] ?? 0)));
  const total = sum(shares);
  return Object.fromEntries(profile.map(({ name }, index) => [name, shares[index] / total]));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
