import type { TrafficProfile, TransactionClass } from '../parameters/traffic.js';

/** Mean round-trip time of the connections of a class, nanoseconds: its own where it has one, else the profile's. */
export function meanRoundTrip(kind: TransactionClass, { roundTripTime }: TrafficProfile): number {
  return kind.roundTripTime ?? roundTripTime.mean;
}
