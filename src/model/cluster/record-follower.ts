/** Stands for all other members where a receiver is named. */
export const EVERYONE = -1;

/** Follows update records one by one from their sender to the members that they reach, where copies must be known. */
export interface RecordFollower {
  /** A record of a connection waits at its sender for the next batch. */
  waits(sender: number, receiver: number, connection: number): void;
  /** What waited left as one message. */
  leaves(sender: number, receiver: number, message: number): void;
  arrives(member: number, message: number): void;
  /** It will never arrive there. */
  misses(member: number, message: number): void;
  /** The message has reached or missed all its receivers; its id is reused. */
  ends(message: number): void;
  /** What waits at a member is gone. */
  abandoned(sender: number): void;
}

/** Both of two followers, each of which is told of everything; the second alone where there is no first. */
export function bothFollowers(first: RecordFollower | null, second: RecordFollower): RecordFollower {
  if (first === null) return second;
  const tell = (told: (follower: RecordFollower) => void): void => {
    told(first);
    told(second);
  };
  return {
    waits: (sender, receiver, connection) => tell((one) => one.waits(sender, receiver, connection)),
    leaves: (sender, receiver, message) => tell((one) => one.leaves(sender, receiver, message)),
    arrives: (member, message) => tell((one) => one.arrives(member, message)),
    misses: (member, message) => tell((one) => one.misses(member, message)),
    ends: (message) => tell((one) => one.ends(message)),
    abandoned: (sender) => tell((one) => one.abandoned(sender)),
  };
}
