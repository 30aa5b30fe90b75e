import * as z from 'zod';

import { mappingExpected } from '../schema/grammar.js';
import { shown } from '../schema/quantity-types.js';
import { parseQuantity } from '../units/quantity.js';
import { compressed, profileProblem, profileShape } from './load-profile.js';
import type { Fidelity, Load } from './scenario.js';

const accepted =
  'write capacity, a rate such as 100 Gbps or 400 kcps, { total: 100 Gbps } or { perMember: 20 kcps }';

const rateType = z
  .string({ error: ({ input }) => `${shown(input)} is not a rate; ${accepted}` })
  .transform((text, context) => {
    const bits = parseQuantity(text, 'bitRate');
    const rate = bits.ok ? bits : parseQuantity(text, 'connectionRate');
    if (rate.ok && rate.value > 0)
      return { unit: bits.ok ? ('bps' as const) : ('cps' as const), rate: rate.value };
    context.addIssue({ code: 'custom', message: `${shown(text)} is not a rate above zero; ${accepted}` });
    return z.NEVER;
  });

/** The offered load in its long form; left out, it is the capacity. */
export const loadType = z
  .strictObject(
    { total: rateType.optional(), perMember: rateType.optional(), ...profileShape },
    { error: mappingExpected },
  )
  .optional()
  .transform((load, context): Load => {
    if (load === undefined) return { kind: 'capacity' };
    const { total, perMember, profile, between, compress } = load;
    const problem = profile === undefined ? undefined : profileProblem(profile);
    if (problem !== undefined) {
      const path = ['profile', ...(problem.index === undefined ? [] : [problem.index])];
      context.addIssue({ code: 'custom', message: problem.message, path });
    }
    const course = profile === undefined ? {} : { profile: compressed(profile, between, compress) };
    if (total !== undefined && perMember === undefined)
      return { kind: 'fixed', per: 'cluster', ...total, ...course };
    if (perMember !== undefined && total === undefined)
      return { kind: 'fixed', per: 'member', ...perMember, ...course };
    context.addIssue({ code: 'custom', message: `needs exactly one of total and perMember; ${accepted}` });
    return z.NEVER;
  });

const fidelityForm = 'write auto or a share above 0 % up to 100 % such as 10 %';

/** The share of connections that is simulated, or `auto`. */
export const fidelityType = z
  .string({ error: ({ input }) => `${shown(input)} is not a share with its unit; ${fidelityForm}` })
  .transform((text, context): Fidelity => {
    if (text === 'auto') return 'auto';
    const share = parseQuantity(text, 'share');
    if (share.ok && share.value > 0 && share.value <= 1) return share.value;
    context.addIssue({
      code: 'custom',
      message: `${shown(text)} is not a share to simulate; ${fidelityForm}`,
    });
    return z.NEVER;
  })
  .prefault('auto');
