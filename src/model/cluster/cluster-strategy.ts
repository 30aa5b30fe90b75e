import type { ParameterGroup } from '../../schema/parameter.js';

/** A way to make one gateway of many: who handles a flow, who else holds its state, who is alive. */
export interface ClusterStrategy {
  readonly name: string;
  /** One sentence for `list`. */
  readonly summary: string;
  /** Most members that the vendor documents; larger sizes are simulated and marked. */
  readonly supportedMembers: number;
  /** Where the limit and the mechanism are documented. */
  readonly source: string;
  /** Options of its own, set under `options.<name>` in a scenario. */
  readonly parameters: ParameterGroup;
}
