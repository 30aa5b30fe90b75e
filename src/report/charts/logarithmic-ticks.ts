/** Ticks of a logarithmic axis: powers of ten, with their doubles and fives where few of them are in range. */
export function logarithmicTicks(from: number, to: number): readonly number[] {
  const steps = to / from > 200 ? [1] : [1, 2, 5];
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  return Array.from({ length: last - first + 1 }, (_, decade) => first + decade)
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= from && tick <= to);
}
