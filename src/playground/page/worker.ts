/** Simulates what the page orders, in a thread of its own, which the page ends when it wants no more of it. */

import './no-evaluation.js';
import type { Order } from '../messages.js';
import { orderedRun } from '../ordered-run.js';

globalThis.onmessage = ({ data }: MessageEvent<Order>) => {
  void orderedRun(data, {
    tell: (told) => globalThis.postMessage(told),
    now: () => performance.now(),
  });
};
