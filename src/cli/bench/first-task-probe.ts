/** Loaded into every thread of a call by `--import`: threads that simulate say on standard error when they begin. */

import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';

subscribe('maestro-sim:task', () => void writeSync(2, 'a task begins\n'));
