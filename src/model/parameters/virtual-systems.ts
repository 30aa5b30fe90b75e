import { connectionRate, count, number, share, text, type Values } from '../../schema/parameter.js';

const chosen = 'chosen by the user';

/** What one virtual system (tenant) of a VSX gateway has to itself. */
export const virtualSystemParameters = {
  name: text({
    about: 'Name of the virtual system: letters, digits, dots, hyphens, underscores.',
    pattern: '^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$',
    source: chosen,
  }),
  share: share({
    about:
      'Share of the connections of the load; the shares of all virtual systems add up to 100 %. Left out where each has a load of its own.',
    default: null,
    minimum: 0,
    maximum: 1,
    source: chosen,
  }),
  load: connectionRate({
    about:
      'Connections per second of this virtual system, for the whole cluster; then all have one, and the scenario no load.',
    default: null,
    minimum: 1,
    source: chosen,
  }),
  instances: count({
    about:
      'CoreXL firewall instances of the virtual system on each member, not more than one on each firewall core. Left out, one on every firewall core.',
    default: null,
    minimum: 1,
    maximum: 256,
    source:
      'assumption: limits of instances per virtual system are not public (domain 4.6); no limit unless one is set',
  }),
  connectionLimit: count({
    about:
      'Entries of this virtual system in the connections table of a member, its own and copies of others; beyond it new connections are refused. Left out, there is no limit.',
    default: null,
    minimum: 1,
    maximum: 1_000_000_000,
    source: 'chosen by the user; limits per virtual system are not public (domain 4.6)',
  }),
  weight: number({
    about: 'Weight by which VSLS spreads virtual systems over members.',
    default: 10,
    minimum: 0.001,
    maximum: 100_000,
    source: 'VSX guide: every virtual system weighs 10 unless changed (domain 4.2)',
  }),
} as const;

/** A virtual system as a scenario has it. */
export interface VirtualSystem extends Values<typeof virtualSystemParameters> {
  /** Shares of classes of the traffic profile in its connections, by class; those of the profile where absent. */
  readonly classes?: Readonly<Record<string, number>>;
}
