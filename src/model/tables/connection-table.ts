import { wider } from '../../kernel/column.js';
import { IdPool } from '../../kernel/id-pool.js';

/** No instance yet, no member: the empty value of id columns. */
export const NONE = -1;

/** Its two directions are keyed apart. */
export const ASYMMETRIC = 1;
export const CHANGES_SHARED_TABLE = 2;
export const REFUSED = 4;
/** How far its story was told: its first packet was handled, it reached the age of delayed sync, its last came. */
export const OPENED = 8;
export const AGED = 16;
export const ENDED = 32;
/** Its member crashed and nobody else knew it. */
export const LOST = 64;

/**
 * The live connections of the simulated world, one row each, in typed columns. What a connection is was drawn at its
 * birth and never changes; where it is handled does. Ids are reused after `remove`.
 */
export class ConnectionTable {
  // What it is.
  classId = new Int32Array(FIRST);
  /** Virtual system; 0 where there are none. */
  tenant = new Int32Array(FIRST);
  /** ASYMMETRIC | CHANGES_SHARED_TABLE | REFUSED | OPENED | AGED | ENDED | LOST. */
  flags = new Int32Array(FIRST);
  /** Bucket of the distribution matrix, of each direction. */
  bucket = new Int32Array(FIRST);
  returnBucket = new Int32Array(FIRST);
  /** 32-bit hash of the flow: chooses port and queue. */
  flowHash = new Int32Array(FIRST);
  /** Round-trip time and keep-alive, nanoseconds. */
  roundTrip = new Float64Array(FIRST);
  keepAlive = new Float64Array(FIRST);
  /** Instant of its first packet. */
  born = new Float64Array(FIRST);
  // Where it is.
  owner = new Int32Array(FIRST);
  /** Member that gets its server-to-client packets. */
  returnMember = new Int32Array(FIRST);
  /** Core of the firewall instance that handles it. */
  instance = new Int32Array(FIRST);
  /** Next step of its script. */
  step = new Int32Array(FIRST);
  /** Trains under way, so that an id is not reused while one still refers to it. */
  underWay = new Int32Array(FIRST);
  readonly #pool = new IdPool();

  add(): number {
    const id = this.#pool.take();
    if (id >= this.owner.length) this.#grow();
    this.flags[id] = 0;
    this.step[id] = 0;
    this.underWay[id] = 0;
    this.instance[id] = NONE;
    return id;
  }

  remove(id: number): void {
    this.#pool.give(id);
  }

  /** Rows in use. */
  ids(): Iterable<number> {
    return this.#pool.idsInUse();
  }

  /** Connections that have not come to an end: neither ended nor refused nor lost; of one tenant where it is given. */
  alive(tenant: number = NONE): number {
    let alive = 0;
    for (const id of this.#pool.idsInUse()) {
      if (tenant !== NONE && this.tenant[id] !== tenant) continue;
      if ((this.flags[id] & (ENDED | REFUSED | LOST)) === 0) alive++;
    }
    return alive;
  }

  get size(): number {
    return this.#pool.inUse;
  }

  #grow(): void {
    this.classId = wider(this.classId);
    this.tenant = wider(this.tenant);
    this.flags = wider(this.flags);
    this.bucket = wider(this.bucket);
    this.returnBucket = wider(this.returnBucket);
    this.flowHash = wider(this.flowHash);
    this.roundTrip = wider(this.roundTrip);
    this.keepAlive = wider(this.keepAlive);
    this.born = wider(this.born);
    this.owner = wider(this.owner);
    this.returnMember = wider(this.returnMember);
    this.instance = wider(this.instance);
    this.step = wider(this.step);
    this.underWay = wider(this.underWay);
  }
}

const FIRST = 4096;
