/** Schemas are not compiled to functions: the policy of the page lets no text be run, and asking for it would be reported. */

import { config } from 'zod';

config({ jitless: true });
