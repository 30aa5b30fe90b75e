import type { Findings } from '../findings.js';
import type { RunFacts } from '../result-record.js';
import { html, type Markup } from './markup.js';

const FINGERPRINT_NOTE =
  'The same scenario, seed and version give the same bytes of every file but manifest.json, whatever the number of workers, on the same major version of Node.';

/** What is needed to compute the same again. */
export function reproduceSection({ table, comparison }: Findings, facts: RunFacts): Markup {
  const command =
    comparison === null
      ? 'maestro-sim run scenario.yaml'
      : `maestro-sim compare scenario.yaml --baseline ${comparison.baseline}`;
  return html`<section id="reproduce">
    <h2>Reproduce</h2>
    <p>In the folder of this page:</p>
    <pre><code>${command}
maestro-sim report .   # draws this page and the charts again from result.json</code></pre>
    <dl class="facts">
      <div>
        <dt>Scenario</dt>
        <dd>${table.scenario.name}</dd>
      </div>
      <div>
        <dt>Seed</dt>
        <dd>${table.scenario.seed}</dd>
      </div>
      <div>
        <dt>Simulated by</dt>
        <dd>maestro-sim ${facts.version}</dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>${thousands(table.events)}</dd>
      </div>
      <div>
        <dt>Digest of the scenario</dt>
        <dd><code>${facts.digest}</code></dd>
      </div>
    </dl>
    <p>
      ${FINGERPRINT_NOTE} Fingerprints of every replication, the engine and the time of day are in
      <a href="manifest.json">manifest.json</a>.
    </p>
    <details>
      <summary>The scenario with every default (scenario.yaml)</summary>
      <pre
        tabindex="0"
        aria-label="The resolved scenario"
        role="region"
      ><code>${facts.scenarioText}</code></pre>
    </details>
  </section>`;
}

const thousands = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
