import * as z from 'zod';

import { virtualSystemParameters, type VirtualSystem } from '../model/parameters/virtual-systems.js';
import { trafficParameters } from '../model/parameters/traffic.js';
import { groupType, mappingExpected } from '../schema/grammar.js';
import { text } from '../schema/parameter.js';
import { parameterType, shown, writtenValue } from '../schema/quantity-types.js';

/** What the list is for. */
export const VIRTUAL_SYSTEMS_ABOUT =
  'Virtual systems (tenants) of VSX on every member: their traffic, their firewall instances on shared cores, their limits.';

/** The classes of a virtual system, for `explain`: their names are the keys. */
export const systemClasses = text({
  about: 'Shares of classes of the traffic profile in its connections; left out, those of the profile.',
  form: 'class names with shares that add up to 100 % such as { page: 90 %, query: 10 % }',
  default: '',
  source: 'chosen by the user',
});

const classesType = z
  .record(z.string(), parameterType(trafficParameters.classes.item.share), { error: mappingExpected })
  .optional()
  .meta({ description: systemClasses.about });

const systemType = (groupType(virtualSystemParameters) as z.ZodObject).extend({ classes: classesType });

const error = ({ input }: { input?: unknown }) =>
  `${Array.isArray(input) ? 'empty' : `${shown(input)} is not a list`}; write virtual systems such as [{ name: a, share: 60 % }, { name: b, share: 40 % }]`;

/** The virtual systems of a scenario; absent where it has none. */
export const virtualSystemsType = z
  .array(systemType as unknown as z.ZodType<VirtualSystem>, { error })
  .min(1, { error })
  .max(250, { error: 'has more than 250 virtual systems; write fewer' })
  .optional()
  .meta({ description: VIRTUAL_SYSTEMS_ABOUT });

/** A virtual system as a scenario file has it. */
export function writtenSystem({ classes, ...values }: VirtualSystem): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [key, { kind }] of Object.entries(virtualSystemParameters)) {
    written[key] = writtenValue(values[key as keyof typeof values], kind);
  }
  if (classes === undefined) return written;
  const shares: Record<string, unknown> = {};
  for (const [name, share] of Object.entries(classes)) shares[name] = writtenValue(share, 'share');
  return { ...written, classes: shares };
}

/** Connections per second of all virtual systems together; undefined where they have no loads of their own. */
export function ownLoad(systems: readonly VirtualSystem[] = []): number | undefined {
  const loads = systems.map(({ load }) => load);
  if (loads.length === 0 || loads.includes(null)) return undefined;
  return loads.reduce<number>((sum, load) => sum + (load ?? 0), 0);
}
