/** Tests run on the compiled files, so that what is tested is what ships. */
export default {
  rootDir: 'dist/test',
  testMatch: ['**/*.test.js'],
  transform: {},
  // Both cores of a small machine; tests that start programs of two threads then share them, so that each may take longer.
  maxWorkers: 2,
  testTimeout: 120_000,
};
