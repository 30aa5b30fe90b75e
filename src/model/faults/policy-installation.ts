import type { FaultVerb } from './fault-verb.js';

/** The management installs a policy: on the single management object and from it on the others, or on each member. */
export const policyInstallation: FaultVerb = {
  name: 'install-policy',
  about: 'a policy is installed on all members',
  needs: [],
  manages: true,
  strike: ({ management }) => management?.install('policy'),
};
