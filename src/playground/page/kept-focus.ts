/** Redraws what a box holds; the chart or table that had the focus, or its successor, has it again. */
export function withFocusKept(box: HTMLElement, redraw: () => void): void {
  const index = focusable(box).indexOf(document.activeElement as HTMLElement);
  const scrolled = [...box.querySelectorAll('.table')].map(({ scrollTop }) => scrollTop);
  redraw();
  box.querySelectorAll('.table').forEach((table, place) => (table.scrollTop = scrolled[place] ?? 0));
  if (index >= 0) focusable(box)[index]?.focus({ preventScroll: true });
}

const focusable = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[tabindex]')];
