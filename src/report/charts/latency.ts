import type { Chart } from './chart.js';
import { type CurveMetric, curveDrawing } from './curve-chart.js';
import { curveNotes, overSizes, subtitleOf } from './curve-notes.js';

const untrusted = { moreOf: trustOf };

const METRICS: readonly CurveMetric[] = [
  { metric: 'latency_p50_s', quantity: 'Median', kind: 'seconds', logarithmic: true, ...untrusted },
  { metric: 'latency_p90_s', quantity: '90th percentile', kind: 'seconds', logarithmic: true, ...untrusted },
  { metric: 'latency_p99_s', quantity: '99th percentile', kind: 'seconds', logarithmic: true, ...untrusted },
  {
    metric: 'latency_p999_s',
    quantity: '99.9th percentile',
    kind: 'seconds',
    logarithmic: true,
    ...untrusted,
  },
  {
    metric: 'setup_latency_p99_s',
    quantity: 'First packet, 99th',
    kind: 'seconds',
    logarithmic: true,
    ...untrusted,
  },
];

/** Quantiles of the transit of packets over members. */
export const latencyChart: Chart = {
  name: 'latency',
  draw({ table }, form) {
    const drawing = curveDrawing(table, METRICS, form);
    if (drawing === null) return null;
    const bounded = table.points.some((point) => !point.waitsTrusted && point.strategy !== 'single-gateway');
    return {
      ...drawing,
      title: `Latency ${overSizes(drawing.sizes)}`,
      subtitle: subtitleOf(table),
      notes: [
        ...curveNotes(drawing),
        ...(drawing.sizes.length > 1 ? ['Logarithmic axes.'] : []),
        ...(table.scenario.load.kind === 'capacity'
          ? ['Every size is measured at its own capacity, where waits are longest.']
          : []),
        ...(bounded ? ['Some sizes are known by upper bounds only; their values say so.'] : []),
      ],
    };
  },
};

function trustOf({ waitsTrusted }: { readonly waitsTrusted: boolean }): readonly string[] {
  return waitsTrusted ? [] : ['not to be trusted: see the warnings'];
}
