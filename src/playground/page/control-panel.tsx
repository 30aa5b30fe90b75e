import {
  applianceControls,
  type Control,
  type FileKey,
  precisionControls,
  syncControls,
  trafficControls,
} from '../controls.js';
import type { Value } from '../settings.js';
import { shownValue } from '../shown-value.js';
import { FileChoice } from './file-choice.js';
import { MembersField } from './members-field.js';
import { packagedTexts } from './packaged.js';
import type { PanelProps } from './panel-props.js';
import { SeedField } from './seed-field.js';
import { StrategyBoxes } from './strategy-boxes.js';
import { ValueControl } from './value-control.js';

/** The controls of the page, in the order of a scenario file. */
export function ControlPanel(props: PanelProps) {
  const { settings, issues, onChange } = props;
  const one = (control: Control) => (
    <ValueControl
      key={control.path}
      control={control}
      value={shownValue(control.path, settings, packagedTexts)}
      issues={issues}
      onChange={(value: Value) =>
        onChange({ ...settings, values: { ...settings.values, [control.path]: value } })
      }
    />
  );
  const file = (name: FileKey) => <FileChoice {...props} name={name} />;
  return (
    <>
      <fieldset>
        <legend>Clusters</legend>
        <StrategyBoxes {...props} />
        <MembersField {...props} />
      </fieldset>
      <fieldset>
        <legend>Gateway and core split</legend>
        {file('appliance')}
        {applianceControls.map(one)}
      </fieldset>
      <fieldset>
        <legend>Traffic and address translation (NAT)</legend>
        {file('traffic')}
        {trafficControls.map(one)}
      </fieldset>
      <fieldset>
        <legend>Synchronisation</legend>
        {syncControls.map(one)}
      </fieldset>
      <fieldset>
        <legend>Seed and precision</legend>
        <SeedField {...props} />
        {precisionControls.map(one)}
      </fieldset>
    </>
  );
}
