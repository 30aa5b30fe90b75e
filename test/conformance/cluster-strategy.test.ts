import { readdirSync } from 'node:fs';
import { strategies, strategyNamed } from '../../src/model/strategies/index.js';
import { conformsToClusterStrategy } from './cluster-strategy.js';

/** From the compiled test to the sources. */
const folder = new URL('../../../src/model/strategies/', import.meta.url);

strategies.forEach(conformsToClusterStrategy);

test('Every file of the folder of strategies is a registered strategy of its name, once', () => {
  const files = readdirSync(folder).filter((file) => file !== 'index.ts');
  expect(strategies.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test('A strategy is found by its name, and no other is', () => {
  for (const strategy of strategies) expect(strategyNamed(strategy.name)).toBe(strategy);
  expect(() => strategyNamed('hyper-sync')).toThrow('no strategy is named hyper-sync');
});
