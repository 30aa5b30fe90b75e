import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Issue } from '../../schema/issue.js';

interface LabelledProps {
  /** Key path that the control sets, and by which problems find it. */
  readonly path: string;
  readonly label: string;
  /** Id of the input; absent where the label stands over several. */
  readonly input?: string;
  readonly meaning: string;
  /** What is chosen, where the input does not show it. */
  readonly value?: string;
  readonly issues: readonly Issue[];
  /** What stands before the label: a box to tick. */
  readonly before?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A control under its name, with its meaning on demand and what is wrong with it. */
export function Labelled({ path, label, input, meaning, value, issues, before, children }: LabelledProps) {
  const [isOpen, setOpen] = useState(false);
  const id = `about-${path.replaceAll('.', '-')}`;
  const own = issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}[`));
  return (
    <div class="control">
      <div class="row" title={meaning}>
        {before}
        {input === undefined ? <span>{label}</span> : <label for={input}>{label}</label>}
        <button
          type="button"
          class="why"
          aria-label={`What ${label} means`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          ?
        </button>
        {value === undefined ? null : <output for={input ?? ''}>{value}</output>}
      </div>
      <div class="meaning" id={id} hidden={!isOpen}>
        <p>
          <code>{path}</code>
        </p>
        <p>{meaning}</p>
      </div>
      {children}
      {own.map(({ message }) => (
        <div class="wrong" key={message}>
          {message}
        </div>
      ))}
    </div>
  );
}
