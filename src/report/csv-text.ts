import { stringify } from 'csv-stringify/sync';

/** A cell: empty (undefined, null) means that the figure does not apply. */
export type Cell = string | number | boolean | null | undefined;

/** A row by column name. */
export type Row = Readonly<Record<string, Cell>>;

const SIGNIFICANT_DIGITS = 9;

/** Rows as CSV with a header: LF line ends, numbers at 9 significant digits, text that a spreadsheet would run escaped. */
export function csvText(file: string, columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row, index) =>
    columns.map((name) => finite(row[name], `${file}, row ${index + 1}, column ${name}`)),
  );
  return stringify([[...columns], ...cells], {
    cast: { number: printNumber, boolean: String },
    escape_formulas: true,
  });
}

/** Shortest text that reads back as the number rounded to 9 significant digits; whole numbers are exact. */
export function printNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value + 0);
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}

function finite(cell: Cell, where: string): Cell {
  if (typeof cell === 'number' && !Number.isFinite(cell))
    throw new Error(`${where}: ${cell} is not a number to print`);
  return cell;
}
