import type { Link } from '../queueing/link.js';

/** Which trains wait for which line to bring them in, so that they are lost with it. */
export class LineWatch {
  /** By train; null where its line has failed since. */
  readonly #lines = new Map<number, Link | null>();

  waits(train: number, line: Link): void {
    this.#lines.set(train, line);
  }

  cut(line: Link): void {
    for (const [train, other] of this.#lines) if (other === line) this.#lines.set(train, null);
  }

  /** A train would have come in: whether its line has failed meanwhile. */
  isCut(train: number): boolean {
    const line = this.#lines.get(train);
    this.#lines.delete(train);
    return line === null;
  }
}

/** The links of these numbers. */
export function selected(links: readonly Link[], numbers: readonly number[]): Link[] {
  return numbers.map((number) => links[number]);
}
