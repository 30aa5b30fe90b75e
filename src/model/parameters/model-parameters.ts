import { distributionParameters } from './distribution.js';
import { managementParameters } from './management.js';
import { siteParameters } from './sites.js';
import { syncParameters } from './sync.js';
import { tableParameters } from './tables.js';

/** Model groups that a scenario sets in place; `appliance` and `traffic` may also be names of files. */
export const modelParameters = {
  sync: syncParameters,
  distribution: distributionParameters,
  sites: siteParameters,
  tables: tableParameters,
  management: managementParameters,
} as const;
