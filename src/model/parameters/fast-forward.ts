import { bitRate, size } from '../../schema/parameter.js';

/** The orchestrator's ports for connections that it forwards alone. */
export const fastForwardParameters = {
  portRate: bitRate({
    about:
      'Rate, each direction, of the orchestrator port that the packets of fast-forwarded connections leave by: one port for all of them.',
    default: 100e9,
    minimum: 1e6,
    source:
      'port line rate (R82 guide, Maestro Fastforward); of a bond one port takes it all (R81.20); 100 GbE ports of an MHO-175 (domain 1.4.6)',
  }),
  portBuffer: size({
    about: 'Bytes that may wait for that port; more are dropped.',
    default: 16e6,
    minimum: 1500,
    maximum: 1e9,
    source: 'shared packet buffer of a first-generation Spectrum switch (domain 1.4.7)',
  }),
} as const;
