import { strategies } from '../../model/strategies/index.js';
import { Labelled } from './labelled.js';
import { meaningOf } from '../control-text.js';
import type { PanelProps } from './panel-props.js';

/** A box for every registered strategy; one that is chosen comes last in the scenario. */
export function StrategyBoxes({ settings, issues, onChange }: PanelProps) {
  const choose = (name: string, isChosen: boolean): void => {
    const others = settings.strategies.filter((own) => own !== name);
    onChange({ ...settings, strategies: isChosen ? [...others, name] : others });
  };
  return (
    <Labelled path="strategies" label="Strategies" meaning={meaningOf('strategies')} issues={issues}>
      <div role="group" aria-label="Strategies">
        {strategies.map(({ name, summary, supportedMembers }) => (
          <label class="tick" key={name} title={`${summary} (up to ${supportedMembers} members)`}>
            <input
              type="checkbox"
              name={name}
              checked={settings.strategies.includes(name)}
              onChange={({ currentTarget }) => choose(name, currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </Labelled>
  );
}
