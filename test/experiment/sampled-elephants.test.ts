import { sampledElephants } from '../../src/experiment/sampled-elephants.js';
import { defaultScenario, packagedScenario } from './scenario-fixture.js';

test('A sample makes elephants heavier than they are, all of the connections do not', () => {
  const [elephants] = packagedScenario('elephants', {}).points;
  expect(sampledElephants(elephants, 0.9)).toEqual(['backup']);
  expect(sampledElephants(elephants, 1)).toEqual([]);
});

test('Connections of the default traffic are no elephants in any sample that is taken', () => {
  const [point] = defaultScenario({}).points;
  expect(sampledElephants(point, 0.001)).toEqual([]);
});
