/** What synchronisation gave each member to do since the last reset, in the scaled system. */
export class SyncCounts {
  /** Update records built, and applied. */
  readonly built: Float64Array;
  readonly applied: Float64Array;
  /** Those among them that an asymmetric connection owes to the member of its return packets. */
  readonly builtForReturn: Float64Array;
  readonly appliedForReturn: Float64Array;
  /** Sync packets sent and received. */
  readonly packets: Float64Array;

  constructor(members: number) {
    this.built = new Float64Array(members);
    this.applied = new Float64Array(members);
    this.builtForReturn = new Float64Array(members);
    this.appliedForReturn = new Float64Array(members);
    this.packets = new Float64Array(members);
  }

  reset(): void {
    this.built.fill(0);
    this.applied.fill(0);
    this.builtForReturn.fill(0);
    this.appliedForReturn.fill(0);
    this.packets.fill(0);
  }
}
