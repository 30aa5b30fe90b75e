import { US } from '../../kernel/time.js';
import { bitRate, count, duration, share, size, type Values } from '../../schema/parameter.js';

/** Sites over which members are spread: one handles the traffic, the other stands by with remote copies. */
export const siteParameters = {
  count: count({
    about:
      'Sites that the members are spread over evenly, the first taking the odd one: with two, site 1 handles the traffic and site 2 stands by with remote copies.',
    default: 1,
    minimum: 1,
    maximum: 2,
    source: 'Maestro dual site: the standby site carries no traffic but receives copies (domain 1.1.9)',
  }),
  latency: duration({
    about: 'Delay between the sites, one way, beside transmission.',
    default: 500 * US,
    minimum: 0,
    maximum: 1e9,
    source:
      'assumption: 100 km of fibre at 5 us a kilometre; sync over a wide area is allowed up to 100 ms (domain 2.2.12)',
  }),
  linkRate: bitRate({
    about: 'Rate of the link between the sites, each direction.',
    default: 10e9,
    minimum: 1e6,
    source: 'assumption: one 10 GbE wavelength, as the sync ports of an MHO-140 (domain 1.4.11)',
  }),
  linkBuffer: size({
    about: 'Bytes that may wait for the link between the sites, each direction; more are dropped.',
    default: 16e6,
    minimum: 1500,
    maximum: 1e9,
    source: 'shared packet buffer of a first-generation Spectrum switch (domain 1.4.7)',
  }),
  standbyRatio: share({
    about:
      'Members up on the standby site over those up on the active site below which remote copies are switched off.',
    default: 0.5,
    minimum: 0,
    maximum: 1,
    source: 'SyncXL switches itself off below 50 %, the ratio is tunable (domain 1.1.3)',
  }),
} as const;

export type SitesConfig = Values<typeof siteParameters>;
