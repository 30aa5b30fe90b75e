/** Tests run on the compiled files, so that what is tested is what ships. */
export default {
  rootDir: 'dist/test',
  testMatch: ['**/*.test.js'],
  transform: {},
  testTimeout: 60_000,
};
