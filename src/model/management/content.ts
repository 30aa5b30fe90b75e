import type { ManagementConfig } from '../parameters/management.js';

/** All that the management gives to members. */
export const CONTENTS = ['policy', 'configuration'] as const;
/** What the management gives to members, each with a version of its own. */
export type Content = (typeof CONTENTS)[number];

/** What bringing one of them to a member takes. */
export interface ContentCosts {
  /** Bytes of the full system. */
  readonly bytes: number;
  /** Nanoseconds of an instance. */
  readonly work: number;
  /** Whether every instance of the member has that work, or one. */
  readonly everyInstance: boolean;
}

/** The costs of a policy or a configuration. */
export function costsOf(content: Content, config: ManagementConfig): ContentCosts {
  return content === 'policy'
    ? { bytes: config.policySize, work: config.policyWork, everyInstance: true }
    : { bytes: config.configurationSize, work: config.configurationWork, everyInstance: false };
}
