import type { FaultVerb } from './fault-verb.js';

/** A changed configuration of the operating system goes to all members, on the way of policies. */
export const configurationChange: FaultVerb = {
  name: 'change-configuration',
  about: 'a changed configuration goes to all members',
  needs: [],
  manages: true,
  strike: ({ management }) => management?.install('configuration'),
};
