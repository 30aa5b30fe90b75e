import { IdPool } from '../../kernel/id-pool.js';
import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { SyncConfig } from '../parameters/sync.js';
import { SendingQueues } from './sending-queues.js';
import type { SyncLossCause } from './sync-losses.js';
import type { SyncMessages } from './sync-messages.js';
import { GONE, MISSING, Unsettled, WAITING } from './unsettled.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { floor, max, min } = Math;

/** Packets that one request for retransmission may name, and after which a receiver acknowledges. */
const WINDOW = 32;
const NEVER = -Infinity;

/** What the queues ask of the sync network. */
export interface QueuedNetwork {
  /** Sends so many packets of the full system, of those of a message, once more to one of its receivers. */
  resend(receiver: number, message: number, packets: number): void;
  /** A member applies a message. */
  deliver(receiver: number, message: number): void;
  /** A member will never get a message. */
  lose(receiver: number, message: number, cause: SyncLossCause): void;
  /** What was sent once more arrives; it was charged when it left. */
  land(receiver: number, message: number): void;
  /** A member hears a heartbeat; false when it is down. */
  hears(receiver: number): boolean;
  /** Charges packets of control; nanoseconds until they arrive, Infinity when they do not. Of many some always do. */
  control(sender: number, receiver: number, packets: number, many: boolean): number;
}

/** Counters of `cphaprob syncstat` (domain 2.4), in packets of the scaled system but for requests. */
export interface QueueCounts {
  requests: number;
  retransmitted: number;
  rejected: number;
}

/**
 * The queues of ClusterXL delta sync (domain 2.2.3 to 2.2.6). A sender numbers its messages and keeps the last packets
 * that it sent, so that it can send them again. A receiver delivers in order: it holds back what came behind a gap, and
 * asks for what is missing, at once and after every timeout.
 *
 *     sender:   numbered ─▶ sending queue ─▶ network          ▲ asked again      ▲ acknowledged
 *     receiver: in order ─▶ apply; behind a gap ─▶ receiving queue ─▶ request; delivered ─▶ acknowledgement
 *
 * A message of a sampled run stands for many packets of the full one, of which any may be lost; the rest of it waits for
 * them as it would there.
 */
export class DeltaQueues {
  readonly counts: QueueCounts = { requests: 0, retransmitted: 0, rejected: 0 };
  readonly sending: SendingQueues;
  /** (member, message): what was sent once more arrives. */
  readonly again: EventKind;
  /** Told when somebody has acknowledged what a member sent. */
  onAcknowledged: ((sender: number) => void) | undefined;
  readonly #simulator: Simulator;
  readonly #messages: SyncMessages;
  readonly #network: QueuedNetwork;
  readonly #members: number;
  readonly #scale: number;
  readonly #timeout: number;
  readonly #capacity: number;
  // Of a pair (row = sender): what is not settled, packets held back, the last number heard of and the last asked for,
  // packets delivered but not acknowledged, packets up to the last delivered and up to the last acknowledged.
  readonly #unsettled: Unsettled[];
  readonly #heldBack: Float64Array;
  readonly #known: Int32Array;
  readonly #asked: Int32Array;
  readonly #owed: Float64Array;
  readonly #delivered: Float64Array;
  readonly #confirmed: Float64Array;
  /** Acknowledgements and requests under way: up to which packet, from and to which message. */
  readonly #papers = new IdPool();
  readonly #through: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #acknowledgement: EventKind;
  readonly #request: EventKind;
  readonly #refusal: EventKind;
  readonly #heartbeat: EventKind;

  constructor(
    simulator: Simulator,
    members: number,
    sync: SyncConfig,
    scale: number,
    messages: SyncMessages,
    network: QueuedNetwork,
  ) {
    this.#simulator = simulator;
    this.#members = members;
    this.#messages = messages;
    this.#network = network;
    this.#scale = scale;
    this.#timeout = sync.retransmissionTimeout;
    this.#capacity = sync.receivingQueue * scale;
    this.sending = new SendingQueues(members, sync, scale, messages);
    const pairs = members * members;
    this.#unsettled = Array.from({ length: pairs }, () => new Unsettled());
    this.#heldBack = new Float64Array(pairs);
    this.#known = new Int32Array(pairs);
    this.#asked = new Int32Array(pairs);
    this.#owed = new Float64Array(pairs);
    this.#delivered = new Float64Array(pairs);
    this.#confirmed = new Float64Array(pairs);
    this.#acknowledgement = simulator.kind('sync-ack', (pair, paper) => this.#confirm(pair, paper));
    this.#request = simulator.kind('sync-request', (pair, paper) => this.#answer(pair, paper));
    this.#refusal = simulator.kind('sync-refusal', (pair, oldest) => this.#giveUp(pair, oldest));
    this.#heartbeat = simulator.kind('sync-heartbeat', (pair, last) => this.#hear(pair, last));
    this.again = simulator.kind('sync-again', (receiver, message) => network.land(receiver, message));
  }

  /** A message that is in the sending queue is for this member; of its packets so many are lost. */
  address(receiver: number, message: number, lost: number): void {
    const queue = this.#unsettled[this.#pairOf(message, receiver)];
    queue.push(message, this.#messages.sequence[message], lost);
  }

  /** Packets of the full system that a message stands for. */
  packetsOf(message: number): number {
    return max(1, floor(this.#messages.packets[message] / this.#scale + 0.5));
  }

  /** What a member lacks of a message is on its way, all but so many packets. */
  leaves(receiver: number, message: number, lost: number): void {
    const queue = this.#unsettled[this.#pairOf(message, receiver)];
    const index = queue.indexOf(this.#messages.sequence[message]);
    if (index >= 0) queue.lack(index, min(lost, queue.lackingAt(index)));
  }

  /** A copy of a message arrives at a member that works. */
  arrived(receiver: number, message: number): void {
    const pair = this.#pairOf(message, receiver);
    const queue = this.#unsettled[pair];
    const sequence = this.#messages.sequence[message];
    const index = queue.indexOf(sequence);
    if (index < 0) return; // it came twice
    this.#known[pair] = max(this.#known[pair], sequence);
    const complete = queue.lackingAt(index) === 0;
    if (complete && index === 0) {
      this.#deliverFirst(pair);
      this.#drain(pair);
    } else if (complete && queue.stateAt(index) === MISSING) this.#holdBack(pair, index);
    this.#seekGaps(pair);
  }

  /** A copy of a message arrives at a member that is down. */
  arrivedInVain(receiver: number, message: number): void {
    const pair = this.#pairOf(message, receiver);
    const queue = this.#unsettled[pair];
    const index = queue.indexOf(this.#messages.sequence[message]);
    if (index < 0 || queue.stateAt(index) !== MISSING) return;
    queue.note(index, GONE);
    this.#network.lose(receiver, message, 'receiver-down');
    this.#drain(pair);
  }

  /** Tells a member what this one sent last; it arrives behind what is on its way, after `delay` nanoseconds. */
  sendHeartbeat(sender: number, receiver: number, delay: number): void {
    this.#simulator.schedule(delay, this.#heartbeat, this.#pair(sender, receiver), this.sending.last(sender));
  }

  /** The tick of a member: within its heartbeat it acknowledges what it got. */
  ticked(receiver: number): void {
    for (let sender = 0; sender < this.#members; sender++) {
      const pair = this.#pair(sender, receiver);
      if (this.#confirmed[pair] < this.#delivered[pair]) this.#acknowledge(pair, 0);
    }
  }

  /** Packets of a sender that a member has acknowledged. */
  confirmedBy(sender: number, receiver: number): number {
    return this.#confirmed[this.#pair(sender, receiver)];
  }

  /** Packets of a sender that all the others have acknowledged. */
  confirmedByAll(sender: number, members: readonly number[]): number {
    let least = Infinity;
    for (const member of members) if (member !== sender) least = min(least, this.confirmedBy(sender, member));
    return least;
  }

  /** Members that went are sent nothing more; of them, those that are `crashed` (1) send nothing either. */
  membershipChanged(before: readonly number[], up: readonly number[], crashed: Uint8Array): void {
    for (const member of before) if (!up.includes(member)) this.abandonReceiver(member);
    for (let member = 0; member < this.#members; member++)
      if (crashed[member] === 1 && !up.includes(member)) this.abandonSender(member);
    if (up.length === 1) this.sending.acknowledge(up[0], this.sending.sent(up[0])); // nobody is left who could
  }

  /** What is not settled for a member is lost, since it is down or gone. */
  abandonReceiver(receiver: number): void {
    for (let sender = 0; sender < this.#members; sender++) {
      this.#settle(this.#pair(sender, receiver), 'receiver-down', false);
    }
  }

  /** What a sender did not get through is lost, since it cannot send it again; what is held back is applied. */
  abandonSender(sender: number): void {
    this.sending.acknowledge(sender, this.sending.sent(sender)); // it waits for nothing any more
    for (let receiver = 0; receiver < this.#members; receiver++) {
      this.#settle(this.#pair(sender, receiver), 'sender-down', true);
    }
  }

  #pair(sender: number, receiver: number): number {
    return sender * this.#members + receiver;
  }

  #pairOf(message: number, receiver: number): number {
    return this.#pair(this.#messages.sender[message], receiver);
  }

  #deliverFirst(pair: number): void {
    const queue = this.#unsettled[pair];
    const message = queue.messageAt(0);
    this.#delivered[pair] = this.#messages.through[message];
    this.#owed[pair] += this.#messages.packets[message];
    const urgent = this.#messages.urgent[message] === 1;
    const packets = this.#messages.packets[message];
    queue.shift();
    this.#network.deliver(pair % this.#members, message);
    if (urgent) this.#acknowledge(pair, min(1, packets));
    else if (this.#owed[pair] >= WINDOW * this.#scale) this.#acknowledge(pair, this.#owed[pair] / WINDOW);
  }

  /** Delivers what was held back behind a gap that is closed. */
  #drain(pair: number): void {
    const queue = this.#unsettled[pair];
    while (queue.length > 0 && queue.stateAt(0) !== MISSING) {
      if (queue.stateAt(0) === GONE) queue.shift();
      else {
        this.#heldBack[pair] -= this.#messages.packets[queue.messageAt(0)];
        this.#deliverFirst(pair);
      }
    }
  }

  #holdBack(pair: number, index: number): void {
    const queue = this.#unsettled[pair];
    const message = queue.messageAt(index);
    if (this.#heldBack[pair] < this.#capacity) {
      queue.note(index, WAITING);
      this.#heldBack[pair] += this.#messages.packets[message];
      return;
    }
    this.counts.rejected += this.#messages.packets[message];
    queue.lack(index, this.packetsOf(message)); // it will have to be sent again
    queue.ask(index, this.#simulator.now);
  }

  /** Asks for what is seen to be missing now, and again for all that was asked for in vain. */
  #seekGaps(pair: number): void {
    const queue = this.#unsettled[pair];
    if (queue.length === 0 || queue.sequenceAt(0) > this.#known[pair]) return;
    const due = this.#simulator.now - this.#timeout;
    if (queue.askedAt(0) <= due && queue.sequenceAt(0) <= this.#asked[pair]) this.#askFrom(pair, 0, due);
    if (this.#asked[pair] >= this.#known[pair]) return;
    let first = queue.length;
    while (first > 0 && queue.sequenceAt(first - 1) > this.#asked[pair]) first--;
    this.#askFrom(pair, first, NEVER);
    this.#asked[pair] = this.#known[pair];
  }

  /** Asks for everything missing from an index on that was asked for at `due` or before; runs of it in one request. */
  #askFrom(pair: number, first: number, due: number): void {
    const queue = this.#unsettled[pair];
    let [start, packets] = [-1, 0];
    for (let index = first; index <= queue.length; index++) {
      const named = index < queue.length && this.#isDue(pair, index, due);
      if (start >= 0 && (!named || packets >= WINDOW * this.#scale)) {
        this.#ask(pair, start, index - 1, packets);
        [start, packets] = [-1, 0];
      }
      if (!named) continue;
      if (start < 0) start = index;
      packets += queue.lackingAt(index) * this.#scale;
    }
  }

  #isDue(pair: number, index: number, due: number): boolean {
    const queue = this.#unsettled[pair];
    const missing = queue.stateAt(index) === MISSING && queue.sequenceAt(index) <= this.#known[pair];
    return missing && queue.askedAt(index) <= due;
  }

  #ask(pair: number, first: number, last: number, packets: number): void {
    const queue = this.#unsettled[pair];
    for (let index = first; index <= last; index++) queue.ask(index, this.#simulator.now);
    this.counts.requests++;
    const paper = this.#papers.take();
    this.#from[paper] = queue.sequenceAt(first);
    this.#to[paper] = queue.sequenceAt(last);
    const many = this.#scale < 1 && packets > this.#scale;
    const charged = first === last ? packets : max(this.#scale, packets / WINDOW);
    this.#post(this.#request, pair, paper, charged, many);
  }

  /** A sender is asked for messages: it sends them again, or says that it cannot. */
  #answer(pair: number, paper: number): void {
    const queue = this.#unsettled[pair];
    const receiver = pair % this.#members;
    const sender = (pair / this.#members) | 0;
    let refused = false;
    for (let index = 0; index < queue.length && queue.sequenceAt(index) <= this.#to[paper]; index++) {
      if (queue.sequenceAt(index) < this.#from[paper] || queue.stateAt(index) !== MISSING) continue;
      const message = queue.messageAt(index);
      if (this.#messages.queued[message] === 1) {
        const packets = queue.lackingAt(index) || this.packetsOf(message);
        this.counts.retransmitted += packets * this.#scale;
        this.#network.resend(receiver, message, packets);
      } else refused = true;
    }
    this.#papers.give(paper);
    if (!refused) return;
    const delay = this.#network.control(sender, receiver, this.#scale, false);
    if (delay !== Infinity) this.#simulator.schedule(delay, this.#refusal, pair, this.sending.oldest(sender));
  }

  /** Messages before a number cannot be had any more. */
  #giveUp(pair: number, oldest: number): void {
    const queue = this.#unsettled[pair];
    for (let index = 0; index < queue.length && queue.sequenceAt(index) < oldest; index++) {
      if (queue.stateAt(index) !== MISSING) continue;
      queue.note(index, GONE);
      this.#network.lose(pair % this.#members, queue.messageAt(index), 'overwritten');
    }
    this.#drain(pair);
    this.#seekGaps(pair);
  }

  #hear(pair: number, last: number): void {
    if (!this.#network.hears(pair % this.#members)) return;
    this.#known[pair] = max(this.#known[pair], last);
    this.#seekGaps(pair);
  }

  /** A receiver tells a sender how far it has everything; `packets` are charged, none within a heartbeat. */
  #acknowledge(pair: number, packets: number): void {
    this.#owed[pair] = 0;
    const paper = this.#papers.take();
    this.#through[paper] = this.#delivered[pair];
    this.#post(this.#acknowledgement, pair, paper, packets, false);
  }

  #confirm(pair: number, paper: number): void {
    const through = this.#through[paper];
    this.#papers.give(paper);
    this.#confirmed[pair] = max(this.#confirmed[pair], through);
    const sender = (pair / this.#members) | 0;
    this.sending.acknowledge(sender, through);
    this.onAcknowledged?.(sender);
  }

  /** Something that a receiver tells a sender. */
  #post(kind: EventKind, pair: number, paper: number, packets: number, many: boolean): void {
    const sender = (pair / this.#members) | 0;
    const delay = this.#network.control(pair % this.#members, sender, packets, many);
    if (delay === Infinity) this.#papers.give(paper);
    else this.#simulator.schedule(delay, kind, pair, paper);
  }

  #settle(pair: number, cause: SyncLossCause, apply: boolean): void {
    const queue = this.#unsettled[pair];
    const receiver = pair % this.#members;
    while (queue.length > 0) {
      const message = queue.messageAt(0);
      const state = queue.stateAt(0);
      if (state === WAITING && apply) {
        this.#deliverFirst(pair);
        continue;
      }
      queue.shift();
      if (state !== GONE) this.#network.lose(receiver, message, cause);
    }
    this.#heldBack[pair] = 0;
  }
}
