import { optionOverrides, parseOverride, type Override } from '../scenario/override.js';
import { formatIssue } from '../schema/issue.js';
import type { OverrideOptions } from './arguments.js';
import { UserError } from './user-error.js';

/** The overrides that the options ask for; throws every option that cannot be read. */
export function overridesOf(options: OverrideOptions): readonly Override[] {
  const { seed, replications, members, strategies, set = [] } = options;
  const settings = set.map((argument) => parseOverride(argument));
  const problems = settings.flatMap((setting) => (setting.ok ? [] : [formatIssue(setting.issue)]));
  if (problems.length > 0) throw new UserError(problems);
  const chosen = settings.flatMap((setting) => (setting.ok ? [setting.override] : []));
  return [...optionOverrides({ members, strategies, seed, replications }), ...chosen];
}
