import { meaningOf } from '../control-text.js';
import { LARGEST_GROUP, sizesTo } from '../settings.js';
import { Labelled } from './labelled.js';
import type { PanelProps } from './panel-props.js';

/** Sizes as a list, and a slider that writes one as far as a largest size. */
export function MembersField({ settings, issues, onChange }: PanelProps) {
  const { members } = settings;
  const largest = Math.max(1, ...[...members.matchAll(/\d+/g)].map(([size]) => Number(size)));
  return (
    <Labelled
      path="members"
      label="Members"
      input="members"
      meaning={meaningOf('members')}
      value={`up to ${largest}`}
      issues={issues}
    >
      <input
        id="members"
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={members}
        onInput={({ currentTarget }) => onChange({ ...settings, members: currentTarget.value })}
      />
      <input
        type="range"
        aria-label="Largest size"
        min={1}
        max={LARGEST_GROUP}
        value={Math.min(LARGEST_GROUP, largest)}
        onInput={({ currentTarget }) =>
          onChange({ ...settings, members: sizesTo(Number(currentTarget.value)) })
        }
      />
    </Labelled>
  );
}
