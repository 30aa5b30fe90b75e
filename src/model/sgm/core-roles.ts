import type { CoreSplit } from '../corexl/core-split.js';

/**
 * Which cores work as SNDs and which as firewall instances. A core that is to become an SND takes no more traffic as an
 * instance and changes when it has drained; an SND becomes an instance at once.
 */
export class CoreRoles {
  /** Cores of each class, ascending. */
  snd: number[];
  fw: number[];
  /** All cores do both. */
  readonly shared: boolean;
  /** Instances at boot: dynamic balancing never makes more. */
  readonly instancesAtBoot: number;
  /** Core time of each class since the last reset, nanoseconds, up to the last `advance`; SNDs without a queue have none. */
  sndTime = 0.5;
  fwTime = 0.5;
  /** SNDs that take traffic at most. */
  readonly queues: number;
  #since = 0;
  #leaving = -1;
  readonly #isInstance: Uint8Array;

  constructor(cores: number, split: CoreSplit, instancesAtBoot: number, queues = Infinity) {
    this.queues = queues;
    const all = Array.from({ length: cores }, (_, core) => core);
    this.shared = split.shared;
    this.snd = split.shared ? all : all.slice(0, split.snd);
    this.fw = split.shared ? all : all.slice(split.snd);
    this.instancesAtBoot = instancesAtBoot;
    this.#isInstance = new Uint8Array(cores);
    for (const core of this.fw) this.#isInstance[core] = 1;
    this.reset(0);
  }

  takesTraffic(core: number): boolean {
    return this.#isInstance[core] === 1;
  }

  /** A move is under way. */
  get moving(): boolean {
    return this.#leaving >= 0;
  }

  /** SNDs that have a receive queue: those beyond take no traffic. */
  get serving(): number {
    return this.snd.length < this.queues ? this.snd.length : this.queues;
  }

  /** Counts core time up to `now`; called before every change and every reading. */
  advance(now: number): void {
    this.sndTime += this.serving * (now - this.#since);
    this.fwTime += this.fw.length * (now - this.#since);
    this.#since = now;
  }

  reset(now: number): void {
    this.advance(now);
    this.sndTime = 0;
    this.fwTime = 0;
  }

  /** The first instance stops to take traffic; returns it, to be checked for being drained already. */
  beginAddSnd(): number {
    this.#leaving = this.fw.shift()!;
    this.#isInstance[this.#leaving] = 0;
    return this.#leaving;
  }

  /** The instance of this core has nothing left to do. */
  drained(core: number): void {
    if (core !== this.#leaving) return;
    this.#leaving = -1;
    this.snd.push(core);
  }

  /** The last SND becomes an instance. */
  addInstance(): void {
    const core = this.snd.pop()!;
    this.#isInstance[core] = 1;
    this.fw.unshift(core);
  }
}
