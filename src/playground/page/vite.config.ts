/** Builds the page as one file with its worker in it, which runs from a disk as from a server. */

import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vite';
import description from '../../../package.json' with { type: 'json' };
import { contentPolicy } from './content-policy.js';
import { noNode } from './no-node.js';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: './',
  define: { __VERSION__: JSON.stringify(description.version) },
  resolve: {
    alias: {
      linkedom: `${here}/drawing-document.ts`,
      'csv-stringify/sync': 'csv-stringify/browser/esm/sync',
    },
  },
  plugins: [noNode(), viteSingleFile(), contentPolicy()],
  worker: { plugins: () => [noNode()] },
  build: {
    outDir: `${here}/../../../dist/src/playground/page`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    reportCompressedSize: false,
  },
});
