import { labelOf, meaningOf } from '../control-text.js';
import { Labelled } from './labelled.js';
import type { PanelProps } from './panel-props.js';

/** The seed, as it is typed. */
export function SeedField({ settings, issues, onChange }: PanelProps) {
  return (
    <Labelled path="seed" label={labelOf('seed')} input="seed" meaning={meaningOf('seed')} issues={issues}>
      <input
        id="seed"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={settings.seed}
        onInput={({ currentTarget }) => onChange({ ...settings, seed: currentTarget.value.trim() })}
      />
    </Labelled>
  );
}
