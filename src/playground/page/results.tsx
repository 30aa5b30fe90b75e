import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { efficiencyChart } from '../../report/charts/efficiency.js';
import { scalingChart } from '../../report/charts/scaling.js';
import type { Findings } from '../../report/findings.js';
import { answerSection } from '../../report/page/answer-section.js';
import { lonelyFigure } from '../../report/page/chart-figure.js';
import { html } from '../../report/page/markup.js';
import { chartTips } from '../../report/page/scripts/chart-tips.js';
import type { PageDocument } from '../../report/page/scripts/page-types.js';
import { warningLines } from '../../report/terminal/summary.js';
import { pointsTable } from '../points-table.js';
import { withFocusKept } from './kept-focus.js';
import type { Simulation } from './simulation.js';
import { wearStyle } from './style.js';

/** What is known so far: the answer, the curves with their intervals and the figures behind them. */
export function Results({ simulation }: { readonly simulation: Simulation }) {
  const { findings, isOwn, phase, warnings } = simulation;
  const box = useRef<HTMLDivElement>(null);
  const markup = useMemo(() => (findings === null ? '' : pictureOf(findings)), [findings]);
  useLayoutEffect(() => {
    withFocusKept(box.current!, () => {
      wearStyle(findings?.table ?? null);
      box.current!.innerHTML = markup;
      chartTips(document as unknown as PageDocument);
    });
  }, [markup]);
  const told = findings !== null && phase === 'finished' ? warningLines(findings.table) : [];
  const all = [...warnings, ...told.map((line) => line.replace(/^warning: /, ''))];
  return (
    <div class={isOwn ? 'results' : 'results old'}>
      {isOwn || findings === null ? null : <p class="before">What the scenario before this one gave:</p>}
      <div ref={box} />
      {all.length === 0 ? null : (
        <details>
          <summary>{all.length === 1 ? 'One warning' : `${all.length} warnings`}</summary>
          <ul class="warnings">
            {all.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Curves have two ends: until one has, there is nothing to draw but where a single size is asked for. */
function pictureOf(findings: Findings): string {
  const { points, scenario } = findings.table;
  const sizes = new Set(points.map(({ members }) => members));
  if (sizes.size < Math.min(2, scenario.members.length)) return '';
  return html`${answerSection(findings)}
  ${lonelyFigure(scalingChart, findings, {
    about: 'Bits of IP packets accepted and forwarded per second, both directions together.',
  })}
  ${lonelyFigure(efficiencyChart, findings, { about: 'What is left of as many gateways on their own.' })}
  ${pointsTable(findings.table)}`.text;
}
