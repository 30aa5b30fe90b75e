import type { PageDocument, PageElement } from './page-types.js';

/** A curve to read a demand from: what each simulated size carries at least, by the lower end of its interval. */
export interface DemandCurve {
  readonly name: string;
  readonly className: string;
  readonly letter: string;
  /** Documented maximum of the strategy; null where there is none. */
  readonly supported: number;
  readonly sizes: readonly { readonly members: number; readonly bps: number; readonly cps: number }[];
}

/** The smallest size that carries a demand while some of its members are down. */
export interface Reading {
  readonly members: number;
  /** Size whose capacity was read: what is left when the spare members are down. */
  readonly up: number;
  /** What it carries at least, over the demand. */
  readonly headroom: number;
  readonly isBeyond: boolean;
  /** Whether the whole cluster is a simulated size too. */
  readonly isSimulated: boolean;
}

/**
 * The smallest simulated size that carries the demand by the lower end of its interval, plus the spare members. A whole
 * cluster that was simulated must carry it too, since curves may fall. Null where no size does.
 */
export function smallestSize(
  { sizes, supported }: DemandCurve,
  figure: 'bps' | 'cps',
  demand: number,
  spare: number,
): Reading | null {
  const carried = new Map(sizes.map((size) => [size.members, size[figure]]));
  for (const [up, capacity] of [...carried].sort(([a], [b]) => a - b)) {
    const members = up + spare;
    const whole = carried.get(members);
    if (capacity < demand || (whole !== undefined && whole < demand)) continue;
    const isBeyond = members > supported;
    return { members, up, headroom: capacity / demand - 1, isBeyond, isSimulated: whole !== undefined };
  }
  return null;
}

/** What a reading says, in a few words. */
export function readingText(reading: Reading | null): string {
  if (reading === null) return 'no simulated size carries it';
  const { members, headroom, isBeyond, isSimulated } = reading;
  const beyond = isBeyond ? '; more than the vendor documents' : '';
  const unseen = isSimulated ? '' : '; this size itself was not simulated';
  return `${members} ${members === 1 ? 'member' : 'members'}, ${(100 * headroom).toFixed(0)} % to spare${beyond}${unseen}`;
}

const UNITS: Readonly<Record<string, { readonly figure: 'bps' | 'cps'; readonly factor: number }>> = {
  Gbps: { figure: 'bps', factor: 1e9 },
  Tbps: { figure: 'bps', factor: 1e12 },
  kcps: { figure: 'cps', factor: 1e3 },
  Mcps: { figure: 'cps', factor: 1e6 },
};

/** Reads the curves anew whenever the demand or the spare changes. */
export function demandReader(page: PageDocument): void {
  const form = page.getElementById('demand-form');
  const data = page.getElementById('demand-data');
  if (form === null || data === null) return;
  const curves = JSON.parse(data.textContent ?? '[]') as DemandCurve[];
  const read = (): void => showReadings(page, curves);
  for (const field of form.querySelectorAll('input, select')) field.addEventListener('input', read);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
}

function showReadings(page: PageDocument, curves: readonly DemandCurve[]): void {
  const { figure, factor } = UNITS[page.getElementById('demand-unit')?.value ?? 'Gbps'];
  const demand = Number(page.getElementById('demand-value')?.value) * factor;
  const spare = Math.round(Number(page.getElementById('demand-spare')?.value));
  const isAsked = demand > 0 && Number.isFinite(demand) && spare >= 0 && spare <= 51;
  for (const [index, curve] of curves.entries()) {
    const row: PageElement | null = page.getElementById(`demand-${index}`);
    const reading = isAsked ? smallestSize(curve, figure, demand, spare) : null;
    const text = isAsked ? readingText(reading) : 'type a demand above 0 and from 0 to 51 spare members';
    row?.replaceChildren(text);
  }
}

if ('document' in globalThis) demandReader((globalThis as unknown as { document: PageDocument }).document);
