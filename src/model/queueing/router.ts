import { AliasTable } from '../../random/discrete.js';
import type { RandomStream } from '../../random/random-stream.js';
import type { Customer, Output } from './customer.js';

/** Sends each customer to one of its outputs by chance, in proportion to their weights. */
export class Router {
  readonly #table: AliasTable;
  readonly #outputs: readonly Output[];
  readonly #stream: RandomStream;

  constructor(routes: readonly { readonly weight: number; readonly output: Output }[], stream: RandomStream) {
    this.#table = new AliasTable(routes.map(({ weight }) => weight));
    this.#outputs = routes.map(({ output }) => output);
    this.#stream = stream;
  }

  accept(customer: Customer): void {
    this.#outputs[this.#table.draw(this.#stream)](customer);
  }
}
