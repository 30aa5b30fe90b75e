import type { EventKind } from '../../kernel/event-loop.js';
import { NONE } from '../tables/connection-table.js';
import { type Content, costsOf } from './content.js';
import type { ManagedWorld } from './managed-world.js';

/** What a member loads: how many of its instances are not done. */
interface Job {
  readonly member: number;
  readonly content: Content;
  readonly onDone: () => void;
  instances: number;
  live: boolean;
}

/** The part of one instance: its core, or NONE for whichever has its turn; what is left to do, and the next piece of it. */
interface Part {
  readonly job: Job;
  readonly core: number;
  left: number;
  piece: number;
}

/**
 * The work of members on what they were brought: in pieces, before packets that wait, with time for these between. The
 * first pieces of the instances differ, so that not all of them are at it at once ever after, and all take as long. The work is that of the full system, since
 * policies are not sampled; in a sampled run a piece is as much longer as services are, so that as many packets wait.
 */
export class Loading {
  /** Instance work of each member, nanoseconds. */
  readonly work: Float64Array;
  readonly #world: ManagedWorld;
  readonly #piece: EventKind;
  readonly #jobs: Job[] = [];
  readonly #parts: Part[] = [];

  constructor(world: ManagedWorld) {
    this.#world = world;
    this.work = new Float64Array(world.modules.length);
    this.#piece = world.simulator.kind('load-piece', (_member, part) => this.#advance(part));
  }

  /** Has a member load what it was brought. */
  start(member: number, content: Content, onDone: () => void): void {
    const { modules, config } = this.#world;
    const { work, everyInstance } = costsOf(content, config);
    const cores = everyInstance ? modules[member].roles.fw : [NONE];
    const job = { member, content, onDone, instances: cores.length, live: true };
    this.#jobs.push(job);
    cores.forEach((core, index) => {
      const piece = (this.#wholePiece * (index + 1)) / cores.length;
      this.#parts.push({ job, core, left: work, piece });
      this.#advance(this.#parts.length - 1);
    });
  }

  /** Whether a member is loading that. */
  isUnderWay(member: number, content: Content): boolean {
    return this.#jobs.some((job) => job.live && job.member === member && job.content === content);
  }

  /** A member crashed: its work is for nothing. */
  memberDown(member: number): void {
    for (const job of this.#jobs) if (job.member === member) job.live = false;
  }

  #advance(id: number): void {
    const part = this.#parts[id];
    const { job, core } = part;
    if (!job.live) return;
    if (part.left <= 0) {
      this.#end(job);
      return;
    }
    const { modules, simulator, config } = this.#world;
    const module = modules[job.member];
    const piece = Math.min(part.left, part.piece);
    part.left -= piece;
    part.piece = this.#wholePiece;
    module.runOn(core, piece);
    this.work[job.member] += piece * module.slowdown;
    const next = Math.ceil((piece * module.slowdown) / config.workShare);
    simulator.schedule(next, this.#piece, job.member, id);
  }

  #end(job: Job): void {
    if (--job.instances > 0) return;
    job.live = false;
    job.onDone();
  }

  get #wholePiece(): number {
    return this.#world.config.workPiece / this.#world.scale;
  }
}
