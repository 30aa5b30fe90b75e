import type { PageDocument, PageElement } from './page-types.js';

type Direction = 'ascending' | 'descending';

/** Compares two cells: numbers by value, before texts, which go by their letters. */
export function compareCells(
  a: { readonly text: string; readonly value: number | undefined },
  b: { readonly text: string; readonly value: number | undefined },
): number {
  if (a.value !== undefined && b.value !== undefined) return a.value - b.value;
  if (a.value !== undefined || b.value !== undefined) return a.value !== undefined ? -1 : 1;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

/** A text as a cell of a CSV file; a text that a spreadsheet would run is kept from it. */
export function csvCell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Makes the heads of every table buttons that sort it, and adds a button that saves it. */
export function sortTables(page: PageDocument): void {
  for (const table of page.querySelectorAll('table')) {
    const heads = [...table.querySelectorAll('thead th')];
    heads.forEach((head, column) => addSorting(page, table, head, column));
    addSaving(page, table);
  }
}

function addSorting(page: PageDocument, table: PageElement, head: PageElement, column: number): void {
  const button = page.createElement('button');
  button.setAttribute('type', 'button');
  button.append(head.textContent?.trim() ?? '');
  head.replaceChildren(button);
  button.addEventListener('click', () => {
    const next: Direction = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    for (const other of table.querySelectorAll('thead th')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', next);
    sortRows(table, column, next);
  });
}

function sortRows(table: PageElement, column: number, direction: Direction): void {
  const body = table.querySelector('tbody');
  if (body === null) return;
  const rows = [...body.querySelectorAll('tr')].map((row) => ({ row, cell: cellAt(row, column) }));
  const sign = direction === 'ascending' ? 1 : -1;
  rows.sort((a, b) => sign * compareCells(a.cell, b.cell));
  body.replaceChildren(...rows.map(({ row }) => row));
}

function cellAt(row: PageElement, column: number) {
  const cell = row.children[column];
  const value = cell.dataset['value'];
  return { text: textOf(cell), value: value === undefined ? undefined : Number(value) };
}

const textOf = (cell: PageElement): string => (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

function addSaving(page: PageDocument, table: PageElement): void {
  const button = page.createElement('button');
  button.className = 'save';
  button.setAttribute('type', 'button');
  button.append('Save this table as CSV');
  button.addEventListener('click', () => save(page, table));
  table.parentElement?.parentElement?.append(button);
}

function save(page: PageDocument, table: PageElement): void {
  const lines = [...table.querySelectorAll('tr')].map((row) =>
    Array.from(row.children, (cell) => csvCell(cell.dataset['value'] ?? textOf(cell))).join(','),
  );
  const blob = new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' });
  const link = page.createElement('a');
  link.setAttribute('href', URL.createObjectURL(blob));
  link.setAttribute('download', table.dataset['save'] ?? 'table.csv');
  link.click();
}

if ('document' in globalThis) sortTables((globalThis as unknown as { document: PageDocument }).document);
