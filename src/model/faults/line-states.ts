import { ORCHESTRATORS } from '../cluster/downlinks.js';
import { lowestIds } from '../cluster/membership.js';

/** Which downlinks of which member work: each fails by itself or with its orchestrator. Members and lines count from 0. */
export class LineStates {
  /** Downlinks of each member. */
  readonly #lines: readonly number[];
  /** Those of each member that failed by themselves, the last one last. */
  readonly #failed: readonly Set<number>[];
  readonly #orchestratorsDown = new Set<number>();

  constructor(lines: readonly number[]) {
    this.#lines = lines;
    this.#failed = lines.map(() => new Set());
  }

  /** So many of those downlinks of a member that work fail, the highest numbers first; returns how many there were. */
  fail(member: number, count: number): number {
    const failing = this.inService(member).slice(-count);
    for (const line of failing) this.#failed[member].add(line);
    return failing.length;
  }

  /** So many downlinks of a member that failed by themselves work again, the last first; returns how many there were. */
  repair(member: number, count: number): number {
    const repaired = [...this.#failed[member]].slice(-count);
    for (const line of repaired) this.#failed[member].delete(line);
    return repaired.length;
  }

  /** False where it was down already. */
  orchestratorFails(orchestrator: number): boolean {
    const worked = !this.#orchestratorsDown.has(orchestrator);
    this.#orchestratorsDown.add(orchestrator);
    return worked;
  }

  /** False where it was not down. */
  orchestratorRepaired(orchestrator: number): boolean {
    return this.#orchestratorsDown.delete(orchestrator);
  }

  /** Numbers of the downlinks of a member that work. */
  inService(member: number): number[] {
    return lowestIds(this.#lines[member]).filter(
      (line) => !this.#failed[member].has(line) && !this.#orchestratorsDown.has(line % ORCHESTRATORS),
    );
  }
}
