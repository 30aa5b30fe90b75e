/** Which folder of src may import which: the layer table of the architecture, as data. */
const allowed = {
  kernel: [],
  random: [],
  stats: [],
  units: [],
  schema: ['units'],
  model: ['kernel', 'random', 'stats', 'units', 'schema'],
  scenario: ['random', 'units', 'schema', 'model'],
  experiment: ['kernel', 'random', 'stats', 'model', 'scenario'],
  report: ['stats', 'units', 'scenario', 'experiment'],
  playground: ['kernel', 'model', 'units', 'schema', 'scenario', 'experiment', 'report'],
};

const layer = ([folder, others]) => ({
  name: `${folder}-imports-only-${others.join('-') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
});

module.exports = {
  forbidden: [
    ...Object.entries(allowed).map(layer),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'strategies-know-only-the-cluster',
      severity: 'error',
      from: { path: '^src/model/strategies/' },
      to: { path: '^src/', pathNot: '^src/(model/(strategies|cluster)|schema)/' },
    },
    {
      name: 'tables-and-queueing-stand-alone',
      severity: 'error',
      from: { path: '^src/model/(tables|queueing)/' },
      to: { path: '^src/model/', pathNot: '^src/model/(tables|queueing)/' },
    },
    {
      name: 'node-only-at-the-edges',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|experiment/worker-)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-the-public-library',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'public-library-runs-without-node',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/(cli/|experiment/worker-)', reachable: true },
    },
    {
      name: 'playground-runs-without-node',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { path: '^src/experiment/worker-', reachable: true },
    },
    {
      name: 'documents-of-browsers-only-in-the-page',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/playground/page/' },
      to: { path: '^src/playground/page/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
