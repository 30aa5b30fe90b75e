import type { FaultVerb } from './fault-verb.js';

/** The standby site is told to take over while both are up: what it has no copy of is lost to it. */
export const siteFailover: FaultVerb = {
  name: 'site-failover',
  about: 'a site failover hands the traffic to the standby site, which continues what it has copies of',
  needs: [],
  twoSites: true,
  strike: (cluster) => cluster.failOver(),
};
