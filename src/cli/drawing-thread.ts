import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { DrawnResult, ResultToDraw } from './drawn-result.js';

/**
 * A thread that draws a result while the one that calls writes its tables. What that takes is loaded when it starts, which
 * is best done while workers simulate.
 */
export class DrawingThread {
  readonly #pool = new Piscina({
    filename: fileURLToPath(new URL('./drawing-entry.js', import.meta.url)),
    name: 'draw',
    minThreads: 1,
    maxThreads: 1,
  });

  draw(result: ResultToDraw, png: boolean): Promise<DrawnResult> {
    return this.#pool.run({ result, png }) as Promise<DrawnResult>;
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
