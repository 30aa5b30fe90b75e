import type { FaultVerb } from './fault-verb.js';

/** The sync network is as it should be again. */
export const syncRepair: FaultVerb = {
  name: 'sync-repair',
  about: 'a sync repair ends every loss, delay and partition of the sync network',
  needs: [],
  strike: ({ recorder, disturbance, parted, world }) => {
    recorder.happened('sync-repair', null);
    disturbance.delay = 0;
    disturbance.lose(0);
    for (const { id } of world.wiring.modules) disturbance.lose(0, id);
    parted?.join();
  },
};
