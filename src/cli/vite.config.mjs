/**
 * What the command line runs: our own modules in few files, so that a start reads few of them, and V8 sees constants where
 * it saw imports. Packages stay outside. They lie as deep below the package as `dist/src/cli`, so that paths from there hold.
 */
export default {
  build: {
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
