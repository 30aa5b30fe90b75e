import { MS, S } from '../kernel/time.js';

/** A key of scenarios that the page lets change; all but how far its slider goes is told by its declaration. */
export interface Control {
  /** Key path, such as `sync.delay`. */
  readonly path: string;
  /** What a number is chosen between, in base units and within the declared limits; absent for true or false. */
  readonly slider?: { readonly from: number; readonly to: number; readonly step: number };
}

/** A named or relative file in a scenario, with those of its keys that the page lets change. */
export type FileKey = 'appliance' | 'traffic';

/** What one gateway is like. */
export const applianceControls: readonly Control[] = [
  { path: 'appliance.dynamicBalancing.enabled' },
  { path: 'appliance.secureNetworkDistributors', slider: { from: 1, to: 16, step: 1 } },
];

/** What clients ask of the cluster. */
export const trafficControls: readonly Control[] = [
  { path: 'traffic.asymmetricShare', slider: { from: 0, to: 1, step: 0.01 } },
];

/** When state is copied. */
export const syncControls: readonly Control[] = [
  { path: 'sync.delay', slider: { from: 0, to: 10 * S, step: 500 * MS } },
];

/** How long the simulation goes on. */
export const precisionControls: readonly Control[] = [
  { path: 'replications.relativePrecision', slider: { from: 0.005, to: 0.1, step: 0.005 } },
  { path: 'replications.efficiencyPrecision', slider: { from: 0.001, to: 0.05, step: 0.001 } },
  { path: 'replications.max', slider: { from: 3, to: 60, step: 1 } },
];

/** Every control of a single key. */
export const controls: readonly Control[] = [
  ...applianceControls,
  ...trafficControls,
  ...syncControls,
  ...precisionControls,
];
