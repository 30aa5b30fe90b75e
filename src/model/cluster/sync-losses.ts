/**
 * Why an update record never reached a member: its sender's buffer was full, or the link between two sites,
 * the sync network lost it, the receiver was
 * down, the sender went before it could send it again, or newer packets had taken its place in the sending queue.
 */
export const SYNC_LOSS_CAUSES = [
  'buffer-full',
  'between-sites',
  'sync-network',
  'receiver-down',
  'sender-down',
  'overwritten',
] as const;
/** One of these reasons. */
export type SyncLossCause = (typeof SYNC_LOSS_CAUSES)[number];

/** Nothing lost so far. */
export function noSyncLosses(): Record<SyncLossCause, number> {
  const none = SYNC_LOSS_CAUSES.map((cause) => [cause, 0]);
  return Object.fromEntries(none) as Record<SyncLossCause, number>;
}
