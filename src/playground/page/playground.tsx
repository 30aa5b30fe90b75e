import { useMemo, useState } from 'preact/hooks';
import { scenarioText } from '../scenario-text.js';
import { startingSettings } from '../settings.js';
import { ControlPanel } from './control-panel.js';
import { packagedTexts } from './packaged.js';
import { Refusal } from './refusal.js';
import { Results } from './results.js';
import { StateBar } from './state-bar.js';
import { useSimulation } from './use-simulation.js';

declare const __VERSION__: string;

/** The whole page: controls, how far the simulation is, and what it has found. */
export function Playground() {
  const [settings, setSettings] = useState(startingSettings);
  const text = useMemo(() => scenarioText(settings, packagedTexts), [settings]);
  const { simulation, stop, restart } = useSimulation(text);
  return (
    <>
      <a class="skip" href="#results">
        Skip to the results
      </a>
      <header>
        <p class="eyebrow">maestro-sim playground</p>
        <h1>How does capacity grow with members?</h1>
        <p class="note">
          The kernel and the model of the command line, simulated in this page; nothing leaves it.
        </p>
      </header>
      <main>
        <div class="bench">
          <form
            class="controls"
            id="scenario"
            aria-label="Scenario"
            onSubmit={(event) => event.preventDefault()}
          >
            <ControlPanel settings={settings} issues={simulation.issues} onChange={setSettings} />
            <a class="jump" href="#results">
              Back to the results
            </a>
          </form>
          <div class="outcome" id="results">
            <StateBar simulation={simulation} scenario={text} onStop={stop} onRestart={restart} />
            <Refusal simulation={simulation} />
            <Results simulation={simulation} />
          </div>
        </div>
      </main>
      <footer>
        <p>
          maestro-sim {__VERSION__}. The scenario as a file gives the same numbers on the command line, byte
          for byte where the browser has the engine of Node, as Chromium has; others may differ in last
          digits.
        </p>
      </footer>
    </>
  );
}
