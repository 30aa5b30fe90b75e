import { fileURLToPath } from 'node:url';

/** The program that is running, as a file to start again: it lies beside this module, bundled or not. */
export const mainPath = fileURLToPath(new URL('./main.js', import.meta.url));
