/**
 * What the command line runs: modules in few files, ours and those of packages, so that a start reads few of them, and V8
 * sees constants where it saw imports. Two packages stay outside: one finds its threads beside itself, the other is a
 * binary. They lie as deep below the package as `dist/src/cli`, so that paths from there hold.
 */
export default {
  ssr: { noExternal: true, external: ['piscina', '@resvg/resvg-js'] },
  build: {
    license: { fileName: 'LICENSES.md' },
    ssr: true,
    outDir: 'dist/bundle/cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        main: 'dist/src/cli/main.js',
        'worker-entry': 'dist/src/experiment/worker-entry.js',
        'drawing-entry': 'dist/src/cli/drawing-entry.js',
      },
      // Constants stay constants, which V8 folds.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', topLevelVar: false },
    },
  },
};
