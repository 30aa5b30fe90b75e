import type { Chart } from './chart.js';
import { curveDrawing } from './curve-chart.js';
import { curveNotes, overSizes, subtitleOf } from './curve-notes.js';
import { IDEAL_LABEL, SEED_LABEL, seedEfficiencyGuide } from './reference-lines.js';

/** What of as many single gateways is left: efficiency over members, against the vendor's rule of thumb. */
export const efficiencyChart: Chart = {
  name: 'efficiency',
  draw({ table }, form) {
    const drawing = curveDrawing(
      table,
      [
        {
          metric: 'efficiency',
          quantity: 'Efficiency',
          kind: 'share',
          reach: (carried) => Math.max(1.06, 1.03 * carried),
          guidesOf: (_, reach) => [
            {
              points: [0, reach.members].map((members) => ({ members, value: 1 })),
              className: 'quiet',
              dashes: '2 3',
              label: IDEAL_LABEL,
            },
            seedEfficiencyGuide(reach),
          ],
          moreOf: ({ bottleneck }) => (bottleneck === '' ? [] : [`binds: ${bottleneck}`]),
        },
      ],
      form,
    );
    if (drawing === null) return null;
    return {
      ...drawing,
      title: `Efficiency ${overSizes(drawing.sizes)}`,
      subtitle: subtitleOf(table),
      notes: [
        ...curveNotes(drawing),
        'Efficiency: capacity over that of as many single gateways of the same appliance and traffic.',
        ...(drawing.sizes.length > 1 ? [`${SEED_LABEL}: the vendor's rule of thumb for the first ten.`] : []),
      ],
    };
  },
};
