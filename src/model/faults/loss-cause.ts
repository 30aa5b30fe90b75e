/** Why a crash ended a connection: nobody else knew it, for one of these reasons, or whoever did had a full table. */
export const LOSS_CAUSES = [
  'younger-than-sync-delay',
  'copy-not-yet-sent',
  'no-copy',
  'copy-lost',
  'table-full',
  'no-remote-copy',
] as const;
/** One of these reasons. */
export type LossCause = (typeof LOSS_CAUSES)[number];

/** Connections lost, by cause. */
export type Losses = Readonly<Record<LossCause, number>>;

/** Nothing lost so far. */
export function noLosses(): Record<LossCause, number> {
  return {
    ...{ 'younger-than-sync-delay': 0, 'copy-not-yet-sent': 0, 'no-copy': 0 },
    ...{ 'copy-lost': 0, 'table-full': 0, 'no-remote-copy': 0 },
  };
}
