const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];

/** The decimal prefix that the figures of one axis share. */
export interface AxisScale {
  readonly divisor: number;
  readonly prefix: string;
}

/** The prefix under which the largest figure of an axis reads best. */
export function axisScale(largest: number): AxisScale {
  const thousands = largest > 0 ? Math.floor(Math.log10(Number(largest.toPrecision(3))) / 3) : 0;
  const power = Math.min(PREFIXES.length - 1, Math.max(0, thousands));
  return { divisor: 1000 ** power, prefix: PREFIXES[power] };
}

/** Prints the ticks of an axis with the same number of decimals. */
export function tickFormat(
  ticks: readonly number[],
  { divisor }: Pick<AxisScale, 'divisor'>,
): (tick: number) => string {
  const decimals = ticks.map(
    (tick) =>
      String(Number((tick / divisor).toPrecision(6)))
        .split('.')
        .at(1) ?? '',
  );
  const most = Math.max(0, ...decimals.map((digits) => digits.length));
  return (tick) => (tick / divisor).toFixed(most);
}
