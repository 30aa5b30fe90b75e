import type { FaultVerb } from './fault-verb.js';
import { restartMember } from './member-restart.js';

/** Members of a site that are away come back empty. The other site stays active (the chassis guide's "Active Up"). */
export const siteRestart: FaultVerb = {
  name: 'site-restart',
  about: 'a site restart brings all members of a site back, empty',
  needs: ['site'],
  twoSites: true,
  strike: (cluster, { site = 1 }) => {
    for (const { id } of cluster.world.wiring.modules)
      if (cluster.sites?.siteOf(id) === site - 1) restartMember(cluster, id);
  },
};
