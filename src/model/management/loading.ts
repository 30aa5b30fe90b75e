import type { EventKind } from '../../kernel/simulator.js';
import { type Content, costsOf } from './content.js';
import type { ManagedWorld } from './managed-world.js';

interface Job {
  readonly member: number;
  readonly content: Content;
  readonly everyInstance: boolean;
  readonly onDone: () => void;
  /** Work that is left, nanoseconds of an instance. */
  left: number;
  live: boolean;
}

/**
 * The work of members on what they were brought: in pieces, before packets that wait, with time for these between. The
 * work is that of the full system, since policies are not sampled; in a sampled run a piece is as much longer as
 * services are, so that it keeps as many packets waiting.
 */
export class Loading {
  /** Instance work of each member, nanoseconds. */
  readonly work: Float64Array;
  readonly #world: ManagedWorld;
  readonly #piece: EventKind;
  readonly #jobs: Job[] = [];

  constructor(world: ManagedWorld) {
    this.#world = world;
    this.work = new Float64Array(world.modules.length);
    this.#piece = world.simulator.kind('load-piece', (_member, job) => this.#advance(this.#jobs[job], job));
  }

  /** Has a member load what it was brought. */
  start(member: number, content: Content, onDone: () => void): void {
    const { work, everyInstance } = costsOf(content, this.#world.config);
    const job = { member, content, everyInstance, onDone, left: work, live: true };
    this.#jobs.push(job);
    this.#advance(job, this.#jobs.length - 1);
  }

  /** Whether a member is loading that. */
  isUnderWay(member: number, content: Content): boolean {
    return this.#jobs.some((job) => job.live && job.member === member && job.content === content);
  }

  /** A member crashed: its work is for nothing. */
  memberDown(member: number): void {
    for (const job of this.#jobs) if (job.member === member) job.live = false;
  }

  #advance(job: Job, id: number): void {
    if (!job.live) return;
    if (job.left <= 0) {
      job.live = false;
      job.onDone();
      return;
    }
    const { modules, simulator, config, scale } = this.#world;
    const module = modules[job.member];
    const piece = Math.min(job.left, config.workPiece / scale);
    job.left -= piece;
    const cores = job.everyInstance ? module.roles.fw : [];
    for (const core of cores) module.runOn(core, piece);
    if (!job.everyInstance) module.runOnAny(piece);
    this.work[job.member] += piece * module.slowdown * Math.max(1, cores.length);
    const next = Math.ceil((piece * module.slowdown) / config.workShare);
    simulator.schedule(next, this.#piece, job.member, id);
  }
}
