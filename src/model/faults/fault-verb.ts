import type { Fault } from './fault.js';
import type { FaultCluster } from './fault-cluster.js';
import type { FaultKey } from './fault-keys.js';
import type { LineStates } from './line-states.js';

/** Something that can be done to a cluster. A new one is one file and one line in the list of verbs. */
export interface FaultVerb {
  readonly name: string;
  /** What it does, as a clause. */
  readonly about: string;
  /** Keys that it must be given, and those that it may be. */
  readonly needs: readonly FaultKey[];
  readonly takes?: readonly FaultKey[];
  /** Its member must be there and goes out, or must be out and comes in; absent where members stay. */
  readonly moves?: 'out' | 'in';
  /** Whether it takes a management that brings policies to members. */
  readonly manages?: true;
  /** Whether it needs two sites. */
  readonly twoSites?: true;
  /**
   * What it does to the downlinks of members, and what its end does; false where these are not in the state that it is for.
   * Absent where it leaves them alone.
   */
  readonly lines?: (states: LineStates, fault: Fault) => boolean;
  readonly endLines?: (states: LineStates, fault: Fault) => boolean;
  strike(cluster: FaultCluster, fault: Fault): void;
  /** What ends it after `for`, of a verb that takes that. */
  end?(cluster: FaultCluster, fault: Fault): void;
}
