import type { FaultVerb } from './fault-verb.js';
import { SYNC_PARTITION } from './parted-members.js';

/**
 * Some members reach each other on the sync network and none of the others. They still see each other on the data
 * networks, so that nobody is taken for dead and no two sides go on alone; but after the dead timeout the members of the
 * lesser side have a problem with their sync interface and go down.
 */
export const syncPartition: FaultVerb = {
  name: SYNC_PARTITION,
  about:
    'a sync partition parts members from the others on the sync network, of whom the smaller side goes down after the dead timeout',
  needs: ['members'],
  takes: ['for'],
  strike: ({ parted }, { members = [] }) => parted?.part(members.map((member) => member - 1)),
  end: ({ parted }) => parted?.join(),
};
