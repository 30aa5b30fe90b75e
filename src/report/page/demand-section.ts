import { group } from 'd3-array';
import type { PointResult, ResultTable } from '../../experiment/result-table.js';
import type { Findings } from '../findings.js';
import { seriesLooks } from '../series-classes.js';
import { settingText } from '../setting-text.js';
import { dataElement, html, type Markup } from './markup.js';
import { type DemandCurve, readingText, smallestSize } from './scripts/demand-reader.js';

const SPARE = 1;
/** Above so many curves a list of readings is of no help. */
const MOST_CURVES = 60;

/** A reading aid: members for a demand that the reader types; null where no capacity was searched. */
export function demandSection({ table }: Findings): Markup | null {
  const curves = demandCurves(table).slice(0, MOST_CURVES);
  if (curves.length === 0) return null;
  const gbps = firstDemand(curves) / 1e9;
  const scenario = 'scenario.yaml';
  return html`<section id="demand">
    <h2>Members for a demand</h2>
    <p>
      The smallest simulated size whose capacity carries a demand, by the lower end of its 95 % interval, with
      spare members down. This reads the curves; the simulated proof for a demand is
      <code>maestro-sim plan ${scenario} --throughput ${gbps}Gbps --spare ${SPARE}</code>.
    </p>
    <form id="demand-form" hidden>
      <label for="demand-value">Demand</label>
      <input id="demand-value" type="number" min="0" step="any" inputmode="decimal" value="${gbps}" />
      <select id="demand-unit" aria-label="Unit of the demand">
        <option>Gbps</option>
        <option>Tbps</option>
        <option>kcps</option>
        <option>Mcps</option>
      </select>
      <label for="demand-spare">Spare members</label>
      <input id="demand-spare" type="number" min="0" max="51" step="1" value="${SPARE}" />
    </form>
    <p class="print-note">Read for ${gbps} Gbps with ${SPARE} spare member:</p>
    <dl class="readings" aria-live="polite">
      ${curves.map(
        (curve, index) =>
          html`<div>
            <dt>
              <svg width="14" height="14" aria-hidden="true" class="${curve.className}">
                <circle cx="7" cy="7" r="6" fill="currentColor" />
              </svg>
              ${curve.name}
            </dt>
            <dd id="demand-${index}">${readingText(smallestSize(curve, 'bps', gbps * 1e9, SPARE))}</dd>
          </div>`,
      )}
    </dl>
    ${dataElement('demand-data', curves)}
  </section>`;
}

function demandCurves(table: ResultTable): readonly DemandCurve[] {
  const looks = seriesLooks(table);
  const compared = table.points.filter(
    ({ strategy, estimates }) => strategy !== 'single-gateway' && 'capacity_bps' in estimates,
  );
  return [...group(compared, (point) => `${point.strategy}\n${settingText(point)}`).values()].map(
    (points) => {
      const [{ strategy }] = points;
      const setting = settingText(points[0]);
      const { className, letter } = looks.get(strategy)!;
      return {
        name: `${strategy}${setting === '' ? '' : `, ${setting}`}`,
        className,
        letter,
        supported: points[0].supportedMembers,
        sizes: points.map(sizeOf),
      };
    },
  );
}

/** Lower ends of the intervals, or means where one replication allows no interval. */
function sizeOf({ members, estimates }: PointResult) {
  const { capacity_bps: bits, capacity_cps: connections } = estimates;
  return { members, bps: bits.ciLow ?? bits.mean, cps: connections.ciLow ?? connections.mean };
}

/** 120 Gbps if some size carries three times as much, else a round third of the largest capacity. */
function firstDemand(curves: readonly DemandCurve[]): number {
  const most = Math.max(...curves.flatMap(({ sizes }) => sizes.map(({ bps }) => bps)));
  return most >= 360e9 ? 120e9 : Number((most / 3).toPrecision(1));
}
