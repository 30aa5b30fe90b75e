import type { PageDocument, PageElement } from './page-types.js';

/** A mark of a chart with what is told of it. */
interface Told {
  readonly mark: PageElement;
  readonly text: string;
}

interface Tip {
  readonly box: PageElement;
  readonly page: PageDocument;
}

/** Distance in pixels within which a mark is meant. */
const NEAR = 28;

/** Where the arrow keys lead from a mark: to a neighbour, or to either end. */
export function nextIndex(key: string, index: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(moves, key) ? Math.min(count - 1, Math.max(0, moves[key])) : undefined;
}

/**
 * Shows the value of the mark under the pointer, or of the one that the arrow keys have reached; called again, it does so
 * for charts that have come since.
 */
export function chartTips(page: PageDocument): void {
  const box = page.querySelector('.tip') ?? newBox(page);
  box.hidden = true;
  for (const chart of page.querySelectorAll('.panel-box')) addTips(chart, { box, page });
}

function newBox(page: PageDocument): PageElement {
  const box = page.createElement('div');
  box.className = 'tip';
  box.setAttribute('role', 'status');
  page.body.append(box);
  return box;
}

function addTips(chart: PageElement, tip: Tip): void {
  const told = [...chart.querySelectorAll('svg title')].flatMap((title) => {
    const mark = title.parentElement;
    const text = title.textContent ?? '';
    title.remove(); // the browser's own tip would come on top
    return mark === null ? [] : [{ mark, text }];
  });
  if (told.length === 0) return;
  makeFocusable(chart);
  let index = -1;
  const show = (next: number): void => {
    index = next;
    showTip(told[index], tip);
  };
  chart.addEventListener('keydown', (event) => {
    const next = nextIndex(event.key ?? '', index, told.length);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  });
  const point = ({ clientX = 0, clientY = 0 }: { clientX?: number; clientY?: number }): void => {
    const near = nearest(told, clientX, clientY);
    if (near === undefined) tip.box.hidden = true;
    else show(near);
  };
  chart.addEventListener('pointermove', point);
  chart.addEventListener('pointerdown', point);
  for (const type of ['pointerleave', 'blur']) chart.addEventListener(type, () => (tip.box.hidden = true));
}

function makeFocusable(chart: PageElement): void {
  chart.tabIndex = 0;
  chart.setAttribute('role', 'application');
  chart.setAttribute('aria-roledescription', 'chart');
  const label = chart.getAttribute('aria-label') ?? 'chart';
  chart.setAttribute('aria-label', `${label}. Arrow keys read its values.`);
}

function nearest(told: readonly Told[], x: number, y: number): number | undefined {
  let best: number | undefined;
  let least = NEAR;
  told.forEach(({ mark }, index) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    const outX = Math.max(left - x, 0, x - left - width);
    const outY = Math.max(top - y, 0, y - top - height);
    const distance = Math.hypot(outX, outY);
    if (distance >= least) return;
    least = distance;
    best = index;
  });
  return best;
}

/** Above the mark, within the window; the mark itself stands out. */
function showTip({ mark, text }: Told, { box, page }: Tip): void {
  for (const other of page.querySelectorAll('[data-told=yes]')) other.setAttribute('data-told', 'no');
  mark.setAttribute('data-told', 'yes');
  box.replaceChildren(
    ...text.split('\n').map((line) => {
      const part = page.createElement('div');
      part.append(line);
      return part;
    }),
  );
  box.hidden = false;
  const at = mark.getBoundingClientRect();
  const own = box.getBoundingClientRect();
  const most = page.documentElement.clientWidth - own.width - 8;
  const left = Math.max(8, Math.min(most, at.left + at.width / 2 - own.width / 2));
  const above = at.top - own.height - 10;
  box.style.left = `${left}px`;
  box.style.top = `${above > 4 ? above : at.top + at.height + 10}px`;
}

if ('document' in globalThis) chartTips((globalThis as unknown as { document: PageDocument }).document);
