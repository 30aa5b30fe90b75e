import type { SyncConfig } from '../parameters/sync.js';
import type { SyncMessages } from './sync-messages.js';
import { Unsettled } from './unsettled.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { ceil, max } = Math;

/**
 * The sending queue of every member (domain 2.2.3, 2.2.6): it numbers messages, keeps the last packets so that they can
 * be sent again, and knows how many of them nobody has acknowledged. Capacities are in packets of the scaled system.
 */
export class SendingQueues {
  readonly #messages: SyncMessages;
  readonly #scale: number;
  readonly #capacity: number;
  readonly #threshold: number;
  /** Number of the last message of each member, all its packets, those that somebody acknowledged, those of the last. */
  readonly #last: Int32Array;
  readonly #sent: Float64Array;
  readonly #acknowledged: Float64Array;
  readonly #newest: Float64Array;
  readonly #queued: Unsettled[];

  constructor(members: number, sync: SyncConfig, scale: number, messages: SyncMessages) {
    const { sendingQueue, blockNewConnections, blockingThreshold } = sync;
    this.#messages = messages;
    this.#scale = scale;
    this.#capacity = sendingQueue * scale;
    this.#threshold = blockNewConnections ? ceil(sendingQueue * blockingThreshold) * scale : Infinity;
    this.#last = new Int32Array(members);
    this.#sent = new Float64Array(members);
    this.#acknowledged = new Float64Array(members);
    this.#newest = new Float64Array(members);
    this.#queued = Array.from({ length: members }, () => new Unsettled());
  }

  /** A message enters the queue of its sender; older ones may have to leave it. */
  enter(message: number): void {
    const sender = this.#messages.sender[message];
    const packets = this.#messages.packets[message];
    this.#messages.sequence[message] = ++this.#last[sender];
    this.#sent[sender] += packets;
    this.#newest[sender] = packets;
    this.#messages.through[message] = this.#sent[sender];
    this.#messages.queued[message] = 1;
    this.#queued[sender].push(message, this.#last[sender], 0);
    this.#overwrite(sender);
  }

  /** Number of the last message that a member sent. */
  last(sender: number): number {
    return this.#last[sender];
  }

  /** The last message that a member sent is to be acknowledged at once; returns it, which must have been one. */
  urge(sender: number): number {
    const queue = this.#queued[sender];
    const message = queue.messageAt(queue.length - 1);
    this.#messages.urgent[message] = 1;
    return message;
  }

  /** Number of the oldest message that a member can send again. */
  oldest(sender: number): number {
    return this.#queued[sender].sequenceAt(0);
  }

  /** All packets that a member has sent. */
  sent(sender: number): number {
    return this.#sent[sender];
  }

  /** Somebody has acknowledged so many packets of a member. */
  acknowledge(sender: number, through: number): void {
    this.#acknowledged[sender] = max(this.#acknowledged[sender], through);
  }

  /** Whether more packets are without an acknowledgement by anybody than a member may have when it takes connections. */
  blocks(sender: number): boolean {
    const newest = max(0, this.#newest[sender] - this.#scale); // a sampled message would have left bit by bit
    return this.#sent[sender] - this.#acknowledged[sender] - newest > this.#threshold;
  }

  #overwrite(sender: number): void {
    const queue = this.#queued[sender];
    while (queue.length > 1) {
      const message = queue.messageAt(0);
      if (this.#sent[sender] - this.#messages.through[message] < this.#capacity) return;
      queue.shift();
      this.#messages.queued[message] = 0;
      this.#messages.tidy(message);
    }
  }
}
