import { fileAbout } from '../../scenario/file-about.js';
import type { FileKey } from '../controls.js';
import { labelOf } from '../control-text.js';
import { Labelled } from './labelled.js';
import { packagedTexts } from './packaged.js';
import type { PanelProps } from './panel-props.js';

/** One of the appliances or traffic profiles that come with the package. */
export function FileChoice({ name, settings, issues, onChange }: PanelProps & { readonly name: FileKey }) {
  const chosen = settings.files[name];
  const texts = packagedTexts[name];
  return (
    <Labelled
      path={name}
      label={labelOf(name)}
      input={name}
      meaning={fileAbout(texts[chosen])}
      issues={issues}
    >
      <select
        id={name}
        value={chosen}
        onChange={({ currentTarget }) =>
          onChange({ ...settings, files: { ...settings.files, [name]: currentTarget.value } })
        }
      >
        {Object.keys(texts).map((file) => (
          <option key={file} value={file}>
            {file}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
