/** What a member has of a connection of another: nothing, a record that has not arrived yet, a copy. */
export const NO_COPY = 0;
export const ON_THE_WAY = 1;
export const HELD = 2;

/** Who holds a copy of which open connection; kept only where members may fail. */
export class CopyTable {
  /** Open connections, in the order of their opening. */
  readonly open = new Set<number>();
  readonly #members: number;
  /** One row for each connection, one column for each member. */
  #states = new Uint8Array(0);
  /** Which life of its row a connection is: rows are reused, and records of an earlier life may still be under way. */
  #lives = new Int32Array(0);
  /** Whether a copy of it was lost, with a member or on its way, since the last one arrived. */
  #bereft = new Uint8Array(0);

  constructor(members: number) {
    this.#members = members;
  }

  begin(connection: number): void {
    if (connection >= this.#lives.length) this.#grow(connection + 1);
    this.#lives[connection]++;
    this.#bereft[connection] = 0;
    this.#states.fill(NO_COPY, connection * this.#members, (connection + 1) * this.#members);
    this.open.add(connection);
  }

  end(connection: number): void {
    this.open.delete(connection);
  }

  lifeOf(connection: number): number {
    return this.#lives[connection];
  }

  /** Whether a connection is open and still the one of that life. */
  isOpen(connection: number, life: number): boolean {
    return this.#lives[connection] === life && this.open.has(connection);
  }

  stateOf(connection: number, member: number): number {
    return this.#states[connection * this.#members + member];
  }

  note(connection: number, member: number, state: number): void {
    this.#states[connection * this.#members + member] = state;
    if (state === HELD) this.#bereft[connection] = 0;
  }

  /** What a member had of a connection is gone with the member. */
  forget(connection: number, member: number): void {
    if (this.stateOf(connection, member) === HELD) this.#bereft[connection] = 1;
    this.note(connection, member, NO_COPY);
  }

  /** A copy was lost on its way to a member. */
  miss(connection: number, member: number): void {
    this.note(connection, member, NO_COPY);
    this.#bereft[connection] = 1;
  }

  /** Whether a copy of it was lost, with a member or on its way, and none has arrived since. */
  isBereft(connection: number): boolean {
    return this.#bereft[connection] === 1;
  }

  /** Members for which a connection is in that state, ascending. */
  membersWith(connection: number, state: number): number[] {
    const found: number[] = [];
    for (let member = 0; member < this.#members; member++)
      if (this.stateOf(connection, member) === state) found.push(member);
    return found;
  }

  #grow(least: number): void {
    const rows = Math.max(least, 2 * this.#lives.length, 1024);
    const [states, lives, bereft] = [this.#states, this.#lives, this.#bereft];
    this.#states = new Uint8Array(rows * this.#members);
    this.#lives = new Int32Array(rows);
    this.#bereft = new Uint8Array(rows);
    this.#states.set(states);
    this.#lives.set(lives);
    this.#bereft.set(bereft);
  }
}
