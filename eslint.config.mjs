import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const clocks = ['Date', 'performance', 'console', 'process'].map((name) => ({
  name,
  message: 'Only src/cli, test/bench and the worker of the playground may see the machine.',
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'results/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/playground/page/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from a named stream.' },
      ],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/cli/**', 'src/playground/page/worker.ts'],
    rules: { 'no-restricted-globals': ['error', ...clocks] },
  },
  // Vite asks for its settings as a default export.
  { files: ['src/playground/page/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['*.mjs', '*.cjs'], languageOptions: { globals: { module: 'writable', process: 'readonly' } } },
);
