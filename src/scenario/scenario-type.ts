import * as z from 'zod';

import type { ModelConfig } from '../model/config.js';
import { type AutoScalingConfig, autoScalingParameters } from '../model/parameters/auto-scaling.js';
import { strategies } from '../model/strategies/index.js';
import { groupType } from '../schema/grammar.js';
import { suggestion } from '../schema/issue.js';
import { parameterType, shown } from '../schema/quantity-types.js';
import { faultsType } from './faults.js';
import { floodsType } from './floods.js';
import { fidelityType, loadType } from './load.js';
import { membersType } from './members.js';
import { modelGroups, scenarioParameters } from './parameters.js';
import type { GivenLength } from './run-length.js';
import type { Scenario } from './scenario.js';
import { virtualSystemsType } from './virtual-systems.js';

const names = strategies.map(({ name }) => name);

/** A list of strategies by name. */
export const strategiesType = z
  .array(
    z.enum(names as [string, ...string[]], {
      error: ({ input }) =>
        `${shown(input)} is no strategy${suggestion(typeof input === 'string' ? input : '', names)} known: ${names.join(', ')}`,
    }),
    {
      error: ({ input }) =>
        `${input === undefined ? 'missing' : `${shown(input)} is not a list`}; write strategies such as [hypersync, no-sync]`,
    },
  )
  .min(1, { error: 'empty; write strategies such as [hypersync, no-sync]' });

const modelShape = {
  ...Object.fromEntries(Object.entries(modelGroups).map(([key, group]) => [key, groupType(group)])),
  virtualSystems: virtualSystemsType,
};

/** The part of a scenario that a sweep varies. */
export const modelType = z.strictObject(modelShape) as unknown as z.ZodObject & z.ZodType<ModelConfig>;

/** What the keys of a file say, each by itself. */
export type CheckedKeys = Omit<Scenario, 'model' | 'sweep' | 'points' | 'run'> &
  ModelConfig & { readonly autoScaling: AutoScalingConfig; readonly run: GivenLength };

/** A scenario without its sweep, references and short forms resolved. */
export const scenarioType = z.strictObject({
  name: parameterType(scenarioParameters.name),
  description: parameterType(scenarioParameters.description),
  seed: parameterType(scenarioParameters.seed),
  rng: parameterType(scenarioParameters.rng),
  strategies: strategiesType,
  members: membersType,
  load: loadType,
  objective: groupType(scenarioParameters.objective),
  replications: groupType(scenarioParameters.replications),
  fidelity: fidelityType,
  run: groupType(scenarioParameters.run),
  faults: faultsType,
  autoScaling: groupType(autoScalingParameters),
  floods: floodsType,
  sweep: z.unknown().optional(),
  ...modelShape,
}) as unknown as z.ZodObject & z.ZodType<CheckedKeys>;
