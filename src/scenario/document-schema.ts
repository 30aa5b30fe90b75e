import * as z from 'zod';

import { groupType } from '../schema/grammar.js';
import { jsonSchema } from '../schema/json-schema.js';
import { quantityPattern } from '../units/quantity.js';
import { profileShape } from './load-profile.js';
import { modelGroups, scenarioParameters } from './parameters.js';
import { scenarioType } from './scenario-type.js';
import { sweepablePaths } from './sweep.js';

const either = (reference: string, group: z.ZodType) =>
  z.union([z.string().meta({ description: reference }), group]);

const rate = z.string().meta({
  description: 'A rate such as 100 Gbps or 400 kcps.',
  pattern: `${quantityPattern('bitRate')}|${quantityPattern('connectionRate')}`,
});

const sizes = z.union([z.int().min(1).max(1024), z.string().regex(/^[0-9., ]+$/)]);
const value = z.union([z.string(), z.number(), z.boolean()]);

/** What a scenario file may hold, short forms and references included. */
const documentType = scenarioType.extend({
  members: z
    .union([sizes, z.array(sizes).min(1)])
    .meta({ description: 'Cluster sizes, such as [1..10, 12, 16] or 1..10,16.' }),
  load: z
    .union([
      z.literal('capacity'),
      rate,
      z.strictObject({ total: rate, ...profileShape }),
      z.strictObject({ perMember: rate, ...profileShape }),
    ])
    .default('capacity')
    .meta({
      description:
        'The highest load within the objective, or a fixed rate, total or per member, that may follow a profile.',
    }),
  replications: z
    .union([
      z.int().min(1).meta({ description: 'Exactly so many replications.' }),
      groupType(scenarioParameters.replications),
    ])
    .optional(),
  fidelity: z
    .string()
    .default('auto')
    .meta({
      description: 'Share of the connections that is simulated, such as 10 %, or auto.',
      pattern: `^auto$|${quantityPattern('share')}`,
    }),
  appliance: either('A file of appliances/ by name, or a relative path.', groupType(modelGroups.appliance)),
  traffic: either('A file of traffic/ by name, or a relative path.', groupType(modelGroups.traffic)),
  sweep: z
    .strictObject(Object.fromEntries(sweepablePaths.map((path) => [path, z.array(value).min(1).optional()])))
    .optional()
    .meta({ description: 'Parameter paths, each with a list of values; every combination is simulated.' }),
});

/** The JSON Schema of scenario files, committed as `scenarios/scenario.schema.json`. */
export function scenarioSchema(): Record<string, unknown> {
  return jsonSchema(documentType, 'maestro-sim scenario');
}
