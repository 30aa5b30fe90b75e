const STEPS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One character for each value, as high as its share of `most`; what is more than nothing is seen. */
export function sparkline(values: readonly number[], most: number): string {
  const top = STEPS.length - 1;
  return values
    .map((value) => {
      const step = most > 0 ? Math.min(top, Math.round((value / most) * top)) : 0;
      return STEPS[value > 0 ? Math.max(1, step) : 0];
    })
    .join('');
}
