/**
 * Why packets are dropped at a member, or on their way: they would have opened a connection, but its table (`table-full`)
 * or the part of a virtual system in it (`vs-limit`) was full; the link between sites or the port of the orchestrator was; they came in
 * through a line that failed, or none is left (`downlink-down`); too much synchronisation was not acknowledged to let a
 * connection in (`sync-blocked`).
 */
export const DROP_REASONS = [
  'port',
  'ring',
  'instance-queue',
  'table-full',
  'vs-limit',
  'member-down',
  'inter-site',
  'orchestrator-port',
  'downlink-down',
  'sync-blocked',
] as const;

/** One of them. */
export type DropReason = (typeof DROP_REASONS)[number];
