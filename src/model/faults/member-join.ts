import { JOIN } from './fault.js';
import type { FaultVerb } from './fault-verb.js';
import { restartMember } from './member-restart.js';

/**
 * A member that was never there joins: until then it is outside and switched off. It gets policy and configuration first
 * (domain 1.4.1), then a full sync where all members know all connections, and its share of the connections by the rules
 * of the strategy.
 */
export const joining: FaultVerb = {
  name: JOIN,
  about: 'a member that is outside from the start joins',
  needs: ['member'],
  moves: 'in',
  manages: true,
  strike: (cluster, { member = 1 }) => restartMember(cluster, member - 1, JOIN),
};
