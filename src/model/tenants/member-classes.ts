import type { ClusterBehaviour } from '../cluster/cluster-strategy.js';
import type { ModelConfig } from '../config.js';
import type { TransactionClass } from '../parameters/traffic.js';
import { tenantsOf } from './tenant.js';

/**
 * The classes of the connections that a member owns, in their shares there: those of all connections where keys find
 * members, and those of its virtual systems where these do.
 */
export function memberClasses(
  config: Pick<ModelConfig, 'traffic' | 'virtualSystems'>,
  { assignment, keyedBy }: Pick<ClusterBehaviour, 'assignment' | 'keyedBy'>,
  member: number,
): readonly TransactionClass[] {
  const { classes } = config.traffic;
  if (keyedBy === undefined) return classes;
  const own = tenantsOf(config).filter((_, tenant) => assignment.memberOf(tenant) === member);
  const shareOf = (name: string): number =>
    own.reduce((sum, tenant) => sum + tenant.share * tenant.classes[name], 0);
  return own.some(({ share }) => share > 0)
    ? classes.map((kind) => ({ ...kind, share: shareOf(kind.name) }))
    : classes;
}
