import { MS, US } from '../../kernel/time.js';
import { bitRate, choice, duration, share, size, type Values } from '../../schema/parameter.js';

/** What happens to connections that are open when their member gets a new policy. */
export const CONNECTION_PERSISTENCE = ['rematch', 'keep'] as const;

/** Policies and configurations: how they reach the members, and what they ask of them. */
export const managementParameters = {
  policySize: size({
    about: 'Bytes of a compiled policy, as it is sent to a gateway.',
    default: 20_000_000,
    minimum: 1,
    source: 'assumption: not public; a rule base with its objects, packed',
  }),
  configurationSize: size({
    about: 'Bytes of a changed configuration of the operating system.',
    default: 1_000_000,
    minimum: 1,
    source: 'assumption: not public; the files of /etc/xfer_files_list (domain 1.4.1)',
  }),
  serverRate: bitRate({
    about: 'Rate at which the management server sends, to all gateways together.',
    default: 1e9,
    minimum: 1e5,
    source: 'assumption: the 1 GbE management port of an appliance (domain 6)',
  }),
  policyWork: duration({
    about: 'Work of each firewall instance to load a policy.',
    default: 300 * MS,
    minimum: 0,
    source: 'assumption: not public; reading some tens of thousands of rules and objects into the kernel',
  }),
  configurationWork: duration({
    about: 'Work of one firewall instance of a member to apply a changed configuration.',
    default: 50 * MS,
    minimum: 0,
    source: 'assumption: not public; a daemon that reads some files',
  }),
  workPiece: duration({
    about: 'How long an instance works on a policy or a configuration before it turns to packets again.',
    default: 1 * MS,
    minimum: 1 * US,
    source: 'assumption: not public; a time slice of the scheduler',
  }),
  workShare: share({
    about: 'Share of the time of an instance that loading takes while it lasts.',
    default: 0.2,
    minimum: 0.01,
    maximum: 1,
    source: 'assumption: not public; loading gives way to traffic',
  }),
  connectionPersistence: choice(CONNECTION_PERSISTENCE, {
    about:
      'Open connections under a new policy: matched against it on their next packet (rematch), or kept as they are (keep).',
    default: 'rematch',
    source:
      'Connection Persistence of the gateway object: connections are marked old, and the next packet of one is matched (CheckMates 252225, sk103598)',
  }),
  rematchCost: duration({
    about: 'Instance work to match an open connection against a new policy.',
    default: 20 * US,
    minimum: 0,
    source: 'assumption: not public; the search of the rule base, two fifths of opening a connection',
  }),
} as const;

export type ManagementConfig = Values<typeof managementParameters>;
