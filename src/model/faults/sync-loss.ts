import type { FaultVerb } from './fault-verb.js';

/** The sync network loses packets: a share of all of them, or of those that one member sends or receives. */
export const syncLoss: FaultVerb = {
  name: 'sync-loss',
  about: 'a sync loss takes a share of the packets on the sync network, or of those of one member',
  needs: ['share'],
  takes: ['member', 'for'],
  strike: ({ recorder, disturbance }, { share = 0, member }) => {
    recorder.happened('sync-loss', member === undefined ? null : member - 1);
    disturbance.lose(share, member === undefined ? undefined : member - 1);
  },
  end: ({ recorder, disturbance }, { member }) => {
    recorder.happened('sync-loss over', member === undefined ? null : member - 1);
    disturbance.lose(0, member === undefined ? undefined : member - 1);
  },
};
