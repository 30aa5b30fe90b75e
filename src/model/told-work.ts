import { type Corrected, type Corrections, expectedCorrections } from './corrections.js';
import { type Expectations, expectations, memberShares } from './expectations.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import { distributorSyncWork, distributorWork, instanceSyncWork, instanceWork } from './sgm/module-work.js';
import type { WorkReading } from './sgm/balancing-daemon.js';
import type { Membership } from './cluster/membership.js';
import { memberClasses } from './tenants/member-classes.js';

/** What the work of members follows from. */
interface Worked extends Corrected {
  readonly simulator: { readonly now: number };
  readonly membership: Membership;
  /** Whether neither members come and go nor the load changes. */
  readonly steady: boolean;
}

/** Work of the two classes of cores of a member, nanoseconds. */
export interface ClassWork {
  readonly snd: number;
  readonly fw: number;
}

/**
 * The work of a member since the last reset as the utilisation law tells it, after `span` nanoseconds of which it owned
 * `share` of the connections: what these ask in expectation, corrections between members included, and what
 * synchronisation and the parts of heavy connections were measured to ask.
 */
export function toldWork(
  system: Omit<Worked, 'simulator' | 'membership' | 'steady'>,
  module: SecurityGatewayModule,
  share: number,
  span: number,
  { passedOn, passedBack }: Corrections,
): ClassWork {
  const { delivery } = system;
  const { id } = module;
  const expected = expectations(system, span);
  const own = ownExpectations(system, id, span, expected);
  const foreign = (1 - share) * expected.packets * delivery.foreignPacketWork(id);
  const corrected = expected.connections * (passedOn[id] + passedBack[id]) * delivery.correctedPacketWork();
  return {
    snd: distributorSyncWork(module) + share * own.sndWork + foreign + corrected,
    fw: instanceSyncWork(module) + (module.hyperFlow?.overhead ?? 0) + share * own.instanceWork,
  };
}

/** What the cluster would be offered if all connections were of the mixture that a member has. */
export function ownExpectations(
  system: Pick<Worked, 'plan' | 'scripts' | 'behaviour'>,
  member: number,
  span: number,
  all: Expectations,
): Expectations {
  const { behaviour, plan } = system;
  if (behaviour.keyedBy === undefined) return all;
  return expectations(system, span, memberClasses(plan.config, behaviour, member));
}

/** The work that a member was given: where shares of members or the load change, no law tells it. */
export function measuredWork(module: SecurityGatewayModule): ClassWork {
  return { snd: distributorWork(module), fw: instanceWork(module) };
}

const IDLE: ClassWork = { snd: 0, fw: 0 };

/**
 * What the balancing daemon of a member reads: its own measure by the sampled share, the utilisation law by the rest. The
 * few connections of a sampled run would make it move cores that stay where they are in the full system.
 */
export function readWork(system: Worked): WorkReading {
  if (!system.steady) return measuredWork;
  const shares = memberShares(system);
  const corrections = expectedCorrections(system);
  const { scale } = system.plan;
  return (module, since) => {
    if (!system.membership.view.up.includes(module.id)) return IDLE;
    const span = system.simulator.now - since;
    const told = toldWork(system, module, shares[module.id], span, corrections);
    return {
      snd: scale * distributorWork(module) + (1 - scale) * told.snd,
      fw: scale * instanceWork(module) + (1 - scale) * told.fw,
    };
  };
}
