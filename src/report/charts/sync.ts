import type { Chart } from './chart.js';
import { type CurveMetric, curveDrawing } from './curve-chart.js';
import { curveNotes, overSizes, subtitleOf } from './curve-notes.js';

const METRICS: readonly CurveMetric[] = [
  { metric: 'sync_bps', quantity: 'Sync traffic', kind: 'bitRate' },
  { metric: 'sync_cpu_share', quantity: 'Sync share of core time', kind: 'share' },
  { metric: 'sync_memory_bytes_per_member', quantity: 'Memory of copies per member', kind: 'size' },
];

/** What synchronisation costs over members: traffic, core time and memory. */
export const syncChart: Chart = {
  name: 'sync',
  draw({ table }, form) {
    const drawing = curveDrawing(table, METRICS, form);
    if (drawing === null) return null;
    const atCapacity = table.scenario.load.kind === 'capacity';
    return {
      ...drawing,
      title: `Cost of synchronisation ${overSizes(drawing.sizes)}`,
      subtitle: subtitleOf(table),
      notes: [
        ...curveNotes(drawing),
        ...(atCapacity
          ? ['Every size is measured at its own capacity: what carries more traffic synchronises more of it.']
          : []),
      ],
    };
  },
};
