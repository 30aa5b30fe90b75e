import type { FaultVerb } from './fault-verb.js';

/** Everything on the sync network takes longer. */
export const syncDelay: FaultVerb = {
  name: 'sync-delay',
  about: 'a sync delay adds latency to the sync network',
  needs: ['latency'],
  takes: ['for'],
  strike: ({ recorder, disturbance }, { latency = 0 }) => {
    recorder.happened('sync-delay', null);
    disturbance.delay = latency;
  },
  end: ({ recorder, disturbance }) => {
    recorder.happened('sync-delay over', null);
    disturbance.delay = 0;
  },
};
