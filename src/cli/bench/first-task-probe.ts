import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';

/** What the probe writes on standard error when a task begins. */
const MARK = 'a task begins\n';

// Loaded into every thread of a call by `--import`: threads that simulate say so as they begin.
subscribe('maestro-sim:task', () => void writeSync(2, MARK));
