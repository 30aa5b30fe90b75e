// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, floor, max, min } = Math;

/** What the arithmetic of sync packets follows from; sizes in bytes. */
interface PacketSizes {
  readonly packetSize: number;
  readonly packetHeader: number;
  readonly updateSize: number;
}

/** How many packets of the full system a message of a sampled one may stand for where queues of packets are watched. */
const GRAIN = 32;

/**
 * How update records fill sync packets: as many as fit, and an update that is larger than a packet in fragments. In a run
 * scaled down to the share `scale` a record stands for 1/scale of them; packets are counted in the scaled system, where
 * one is 1/scale packets of the full one.
 */
export class SyncPackets {
  /** Records after which a batch leaves before the tick. */
  readonly batch: number;
  /** Sync packets of one update: one, unless it is larger than a packet. */
  readonly fragments: number;
  readonly #recordsPerPacket: number;
  readonly #scale: number;
  readonly #exact: boolean;

  /**
   * `queued` where packets wait in queues that are watched: batches are then no coarser than these see, unless they are
   * `flushed` anyway.
   */
  constructor(sizes: PacketSizes, scale: number, queued: boolean, flushed = false) {
    const payload = sizes.packetSize - sizes.packetHeader;
    this.#recordsPerPacket = max(1, floor(payload / sizes.updateSize));
    this.fragments = fragmentsOf(sizes);
    this.#scale = scale;
    this.#exact = queued;
    const grain = queued && !flushed ? floor(GRAIN * scale * this.#recordsPerPacket) : Infinity;
    this.batch = min(this.#recordsPerPacket, max(1, grain));
  }

  /** Packets of a batch of so many records. Where it left full and others follow, the full system leaves no gap in it. */
  of(records: number): number {
    if (this.#exact && records >= this.batch) return (records / this.#recordsPerPacket) * this.fragments;
    const batches = ceil(records / (this.#scale * this.#recordsPerPacket) - 1e-9);
    return this.#scale * batches * this.fragments;
  }

  /** Packets of a batch that one record sent before its time: each that it stands for leaves in a packet of its own. */
  ofFlush(records: number): number {
    return max(1, records / this.#recordsPerPacket) * this.fragments;
  }
}

/** Sync packets that one update takes. */
export function fragmentsOf({ packetSize, packetHeader, updateSize }: PacketSizes): number {
  return ceil(updateSize / (packetSize - packetHeader));
}
