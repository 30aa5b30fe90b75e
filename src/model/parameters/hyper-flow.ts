import { MS, S } from '../../kernel/time.js';
import { count, duration, flag, share } from '../../schema/parameter.js';

/** HyperFlow: when a connection counts as heavy, and over how many instances its inspection spreads. */
export const hyperFlowParameters = {
  enabled: flag({
    about: 'Whether HyperFlow spreads the inspection of heavy connections over several firewall instances.',
    default: false,
    source:
      'HyperFlow guides R81.20 and R82: needs at least 8 cores, helps with content inspection (domain 3.2.7)',
  }),
  interval: duration({
    about: 'Time over which the load of an instance, and the share of a connection in it, are measured.',
    default: 100 * MS,
    minimum: MS,
    source: 'assumption: not public; short, so that a short run reaches its steady state',
  }),
  instanceLoad: share({
    about: 'Load of an instance above which it is searched for a heavy connection.',
    default: 0.6,
    minimum: 0,
    maximum: 1,
    source: 'heavy connections: instance CPU above 60 % (domain 3.2.6)',
  }),
  connectionShare: share({
    about: "Share of its instance's work above which a connection is heavy; one that makes most of the work.",
    default: 0.5,
    minimum: 0.5,
    maximum: 1,
    source: "heavy connections: more than 50 % of the instance's work (domain 3.2.6)",
  }),
  connectionAge: duration({
    about: 'Age below which no connection is heavy.',
    default: 10 * S,
    minimum: 0,
    source: 'heavy connections: older than 10 s (domain 3.2.6)',
  }),
  instances: count({
    about:
      'Firewall instances over which the inspection of a heavy connection spreads at most, its own included.',
    default: 4,
    minimum: 2,
    maximum: 256,
    source: 'assumption: not public; several cores (domain 3.2.7), and most stay with other connections',
  }),
} as const;
