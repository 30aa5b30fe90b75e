import { distributorWork, instanceWork } from '../sgm/module-work.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';

/** Work of the two classes of cores of a member, nanoseconds since the last reset. */
export interface MemberWork {
  readonly snd: number;
  readonly fw: number;
}

/** What a member was given to do so far. */
export function workOf(module: SecurityGatewayModule): MemberWork {
  return { snd: distributorWork(module), fw: instanceWork(module) };
}

/** Load of the busiest class of cores of a member over the last `span` nanoseconds, before which it had that work. */
export function busiestLoad(module: SecurityGatewayModule, before: MemberWork, span: number): number {
  const { snd, fw } = workOf(module);
  const { roles } = module;
  const bySnd = (snd - before.snd) / span;
  const byFw = (fw - before.fw) / span;
  if (roles.shared) return (bySnd + byFw) / roles.fw.length;
  return Math.max(bySnd / roles.serving, byFw / roles.fw.length);
}

/** The mean of some loads, 0 of none. */
export function meanLoad(loads: readonly number[]): number {
  return loads.reduce((sum, load) => sum + load, 0) / Math.max(1, loads.length);
}
