import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { register } from 'node:module';

/** Tells on standard error of every module that is loaded in a thread, before it is, and when a task begins. */
const hooks = `
  import { writeSync } from 'node:fs';
  export function load(url, context, next) {
    writeSync(2, 'loaded ' + url + '\\n');
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
subscribe('maestro-sim:task', () => void writeSync(2, 'task begins\n'));
