import type { RecordFollower } from '../cluster/record-follower.js';
import type { System } from '../system.js';
import type { ConnectionWatch } from './connection-watch.js';
import type { InstanceWatch } from './instance-watch.js';
import { tap } from './tap.js';
import type { TraceRecorder } from './trace-recorder.js';
import type { Job, Place } from './trace-sink.js';

/** A batch of records on its way: how many, and where it left. */
interface Message {
  readonly sender: number;
  readonly records: number;
  place: Place | null;
}

/**
 * Tells of update records: names the work of building and applying them, and tells of messages on the sync interface of
 * their sender.
 *
 *     build (instance) ─▶ message (interface) ─── arrow ──▶ apply (instance)
 */
export class SyncWatch implements RecordFollower {
  readonly #system: System;
  readonly #recorder: TraceRecorder;
  readonly #connections: ConnectionWatch;
  readonly #instances: InstanceWatch;
  readonly #messages = new Map<number, Message>();
  /** Records that wait, by sender and receiver. */
  readonly #waiting = new Map<string, number>();
  /** The message that is about to leave. */
  #leaving: { readonly id: number; readonly message: Message } | null = null;

  constructor(
    system: System,
    recorder: TraceRecorder,
    connections: ConnectionWatch,
    instances: InstanceWatch,
  ) {
    this.#system = system;
    this.#recorder = recorder;
    this.#connections = connections;
    this.#instances = instances;
    system.network.follow(this);
    this.#watchInterfaces();
  }

  waits(sender: number, receiver: number, row: number): void {
    const pair = `${sender}/${receiver}`;
    this.#waiting.set(pair, (this.#waiting.get(pair) ?? 0) + 1);
    const facts = { connection: this.#connections.idOf(row) };
    this.#name({ kind: 'sync build', name: 'sync: build', facts });
  }

  leaves(sender: number, receiver: number, message: number): void {
    const pair = `${sender}/${receiver}`;
    const leaving = { sender, records: this.#waiting.get(pair) ?? 0, place: null };
    this.#waiting.delete(pair);
    this.#messages.set(message, leaving);
    this.#leaving = { id: message, message: leaving };
  }

  arrives(_member: number, id: number): void {
    const message = this.#messages.get(id);
    if (message === undefined) return;
    const facts = { records: message.records, sender: message.sender + 1 };
    this.#name({ kind: 'sync apply', name: 'sync: apply', facts }, message.place);
  }

  misses(member: number, id: number): void {
    const message = this.#messages.get(id);
    if (message === undefined) return;
    const facts = { records: message.records, sender: message.sender + 1 };
    this.#recorder.instant('sync message lost', member, facts);
  }

  ends(message: number): void {
    this.#messages.delete(message);
  }

  abandoned(sender: number): void {
    for (const pair of [...this.#waiting.keys()]) {
      if (pair.startsWith(`${sender}/`)) this.#waiting.delete(pair);
    }
  }

  /** Says what an instance was given last, and from where. */
  #name(job: Job, from: Place | null = null): void {
    const { last } = this.#instances;
    if (last === null) return; // the member is down and takes nothing
    last.describe = () => job;
    last.from = from;
  }

  #watchInterfaces(): void {
    const { interfaces } = this.#system.network;
    tap(interfaces, 'announce', (call) => {
      call();
      this.#name({ kind: 'heartbeat', name: 'heartbeat: sent', facts: {} });
    });
    tap(interfaces, 'send', (call, sender: number, _abroad, packets: number, bytes: number, now: number) => {
      const leaving = this.#leaving;
      this.#leaving = null;
      const idleFrom = interfaces.sentAt(sender);
      const leaves = call();
      const records = leaving?.message.records;
      const facts = { packets, bytes, ...(records === undefined ? { again: 1 } : { records }) };
      const describe = (): Job => ({ kind: 'sync message', name: 'sync: message', facts });
      const place = this.#sent(sender, idleFrom, now, describe);
      if (leaving !== null) leaving.message.place = place;
      return leaves;
    });
    tap(interfaces, 'carry', (call, sender: number, _receiver, bytes: number, now: number) => {
      const idleFrom = interfaces.sentAt(sender);
      const arrives = call();
      this.#sent(sender, idleFrom, now, () => ({ kind: 'policy', name: 'policy: window', facts: { bytes } }));
      return arrives;
    });
  }

  #sent(sender: number, idleFrom: number, now: number, describe: () => Job): Place | null {
    const end = this.#system.network.interfaces.sentAt(sender);
    if (end === idleFrom) return null; // its buffer is full
    return this.#recorder.job(
      { member: sender, kind: 'sync-out', core: 0 },
      describe,
      Math.max(idleFrom, now),
      end,
    );
  }
}
