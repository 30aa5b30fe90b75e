import type { Issue } from '../../schema/issue.js';
import type { Control } from '../controls.js';
import { labelOf, meaningOf, valueText } from '../control-text.js';
import { declaredAt } from '../declared.js';
import type { Value } from '../settings.js';
import { Labelled } from './labelled.js';

interface ValueControlProps {
  readonly control: Control;
  readonly value: Value;
  readonly issues: readonly Issue[];
  readonly onChange: (value: Value) => void;
}

/** A slider or a box for a single key, as its declaration asks for. */
export function ValueControl(props: ValueControlProps) {
  const { control, value, issues } = props;
  const { path, slider } = control;
  const common = { path, label: labelOf(path), meaning: meaningOf(path), input: path, issues };
  if (slider === undefined) {
    return <Labelled {...common} before={<FlagBox {...props} />} />;
  }
  return (
    <Labelled {...common} value={value === null ? '' : valueText(path, value)}>
      {declaredAt(path).default === null ? <AutomaticBox {...props} /> : null}
      <Slider {...props} />
    </Labelled>
  );
}

function FlagBox({ control: { path }, value, onChange }: ValueControlProps) {
  return (
    <input
      id={path}
      type="checkbox"
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

/** Leaves the key out, so that the model decides. */
function AutomaticBox({ control: { path, slider }, value, onChange }: ValueControlProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={`${path}-automatic`}
        checked={value === null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? null : slider!.from)}
      />
      <span>automatic</span>
    </label>
  );
}

function Slider({ control: { path, slider }, value, onChange }: ValueControlProps) {
  const { from, to, step } = slider!;
  return (
    <input
      id={path}
      type="range"
      min={from}
      max={to}
      step={step}
      disabled={value === null}
      value={typeof value === 'number' ? value : from}
      aria-valuetext={valueText(path, value)}
      onInput={({ currentTarget }) => onChange(Number(currentTarget.value))}
    />
  );
}
