/**
 * The Single Management Object: the member of the lowest id among those that are up (domain 1.4.2, 10.2), null where
 * there is none. Traffic is not tied to it.
 */
export function electSingleManagementObject(up: readonly number[]): number | null {
  return up.length === 0 ? null : Math.min(...up);
}
