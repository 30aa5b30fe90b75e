import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replicate } from '../../src/experiment/task.js';
import { strategies } from '../../src/model/strategies/index.js';
import { defaultScenario } from '../experiment/scenario-fixture.js';

/** One line a strategy and size: a change here is a change of results. UPDATE=1 writes it anew. */
const file = fileURLToPath(new URL('../../../test/golden/fingerprints.csv', import.meta.url));

function fingerprints(): string {
  const { model } = defaultScenario({});
  const rows = strategies.flatMap(({ name, supportedMembers }) =>
    [1, 3, 8]
      .filter(
        (members) => members <= Math.max(supportedMembers, 8) && (name !== 'single-gateway' || members === 1),
      )
      .map((members) => {
        const plan = {
          strategy: name,
          members,
          model,
          rate: 8000 * members,
          scale: 0.02,
          seed: 1,
          replication: 0,
        };
        const { events, fingerprint } = replicate({ ...plan, warmUp: 1e8, duration: 2e8 });
        return `${name},${members},${events},${fingerprint}`;
      }),
  );
  return ['strategy,members,events,fingerprint', ...rows, ''].join('\n');
}

test('every strategy runs through the same events as when its fingerprint was taken', () => {
  const taken = fingerprints();
  if (process.env['UPDATE'] === '1') writeFileSync(file, taken);
  expect(taken).toBe(readFileSync(file, 'utf8'));
});
