import type { FaultVerb } from './fault-verb.js';

/**
 * All cores of a member work at a fraction of their speed, be it for heat, for a neighbour on the same host or for a
 * fault of memory. What they had taken in before is done as fast as before. It stays a member: heartbeats go before
 * packets, so that they are late by one service at most, and no source has it taken out for its load.
 */
export const slowMember: FaultVerb = {
  name: 'slow-member',
  about: 'a slow member goes on at a fraction of its speed',
  needs: ['member', 'speed'],
  takes: ['for'],
  strike: ({ world, recorder }, { member = 1, speed = 1 }) => {
    world.wiring.modules[member - 1].slowdown = 1 / speed;
    recorder.happened('slow', member - 1);
  },
  end: ({ world, recorder }, { member = 1 }) => {
    world.wiring.modules[member - 1].slowdown = 1;
    recorder.happened('full speed', member - 1);
  },
};
