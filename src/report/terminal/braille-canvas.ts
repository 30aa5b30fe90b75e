const BLANK = 0x2800;
/** Bit of each dot of a braille character: two columns, four rows from the top. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** A cell of text: what stands in it, and whose it is (-1: nobody's). */
export interface CanvasCell {
  readonly text: string;
  readonly owner: number;
}

/** A drawing of dots, 2 x 4 to a character, with the origin at the lower left. */
export class BrailleCanvas {
  readonly dotsWide: number;
  readonly dotsHigh: number;
  readonly #columns: number;
  readonly #bits: Uint8Array;
  readonly #owners: Int16Array;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.dotsWide = columns * 2;
    this.dotsHigh = rows * 4;
    this.#bits = new Uint8Array(columns * rows);
    this.#owners = new Int16Array(columns * rows).fill(-1);
  }

  /** Sets a dot; what lies outside is left out. */
  dot(x: number, y: number, owner: number): void {
    if (x < 0 || y < 0 || x >= this.dotsWide || y >= this.dotsHigh) return;
    const fromTop = this.dotsHigh - 1 - y;
    const cell = (fromTop >> 2) * this.#columns + (x >> 1);
    this.#bits[cell] |= DOTS[x & 1][fromTop & 3];
    this.#owners[cell] = owner;
  }

  /** Sets every `step`-th dot of a straight line. */
  line(from: readonly [number, number], to: readonly [number, number], owner: number, step = 1): void {
    const length = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]), 1);
    for (let i = 0; i <= length; i += step) {
      const part = i / length;
      this.dot(
        Math.round(from[0] + part * (to[0] - from[0])),
        Math.round(from[1] + part * (to[1] - from[1])),
        owner,
      );
    }
  }

  /** The rows from the top, cell by cell. */
  rows(): readonly (readonly CanvasCell[])[] {
    const cells = Array.from(this.#bits, (bits, index) => ({
      text: bits === 0 ? ' ' : String.fromCharCode(BLANK + bits),
      owner: this.#owners[index],
    }));
    return Array.from({ length: cells.length / this.#columns }, (_, row) =>
      cells.slice(row * this.#columns, (row + 1) * this.#columns),
    );
  }
}
