import { SCENARIO_FILE } from '../scenario-text.js';
import { save } from './save.js';
import type { Simulation } from './simulation.js';

interface StateBarProps {
  readonly simulation: Simulation;
  /** The scenario file of what is on screen. */
  readonly scenario: string;
  readonly onStop: () => void;
  readonly onRestart: () => void;
}

/** How far the simulation is, and what can be done with it. */
export function StateBar({ simulation, scenario, onStop, onRestart }: StateBarProps) {
  const { phase, progress, scalingCsv } = simulation;
  const done = phase === 'finished' ? 1 : (progress?.done ?? 0);
  return (
    <div class="state">
      <p role="status" data-phase={phase}>
        {stateText(simulation)}
      </p>
      <progress max={1} value={done} aria-label="Part of the simulation that is done" />
      <div class="buttons">
        {phase === 'running' ? (
          <button type="button" class="button" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button type="button" class="button" disabled={phase === 'refused'} onClick={onRestart}>
            Run again
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={phase === 'refused'}
          onClick={() => save(SCENARIO_FILE, scenario)}
        >
          Download scenario
        </button>
        <button
          type="button"
          class="button"
          disabled={scalingCsv === null}
          onClick={() => save('scaling.csv', scalingCsv ?? '')}
        >
          Download scaling.csv
        </button>
        <a class="jump" href="#scenario">
          Change the scenario
        </a>
      </div>
    </div>
  );
}

function stateText({ phase, progress, findings }: Simulation): string {
  if (phase === 'refused') return 'This scenario cannot be run.';
  if (phase === 'failed') return 'The simulation ended with a fault.';
  const events = phase === 'finished' ? (findings?.table.events ?? 0) : (progress?.events ?? 0);
  const counted = `${(events / 1e6).toFixed(1)} million events`;
  if (phase === 'finished') return `Finished: every point is precise enough or at its limit; ${counted}.`;
  if (phase === 'stopped') return `Stopped after ${counted}.`;
  if (progress === null) return 'Starting.';
  return `Simulating ${progress.label}, ${Math.round(100 * progress.done)} % done, ${counted}.`;
}
