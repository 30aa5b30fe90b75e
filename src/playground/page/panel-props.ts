import type { Issue } from '../../schema/issue.js';
import type { Settings } from '../settings.js';

/** What every control of the page is given. */
export interface PanelProps {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
  readonly onChange: (settings: Settings) => void;
}
