import type { FaultVerb } from './fault-verb.js';
import { crashMembers } from './member-crash.js';

/** A site is lost: all its members crash together, so that only copies on the other site are left. */
export const siteFailure: FaultVerb = {
  name: 'site-failure',
  about: 'a site failure crashes all members of a site together',
  needs: ['site'],
  twoSites: true,
  strike: (cluster, { site = 1 }) => {
    const members = cluster.workingOn(site - 1);
    if (members.length === 0) return;
    cluster.recorder.happened('site failure', site - 1);
    crashMembers(cluster, members);
  },
};
