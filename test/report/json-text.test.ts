import { jsonText } from '../../src/report/json-text.js';

test('A number that is none never reaches a file, not even as null', () => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    expect(() => jsonText({ points: [{ mean: bad }] }, 'manifest.json')).toThrow(/manifest\.json: mean is/);
  }
  expect(jsonText({ mean: null, low: 0.5 }, 'manifest.json')).toBe('{\n  "mean": null,\n  "low": 0.5\n}\n');
});
