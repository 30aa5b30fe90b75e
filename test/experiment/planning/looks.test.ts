import { looks } from '../../../src/experiment/planning/looks.js';

test.each([
  [{ min: 5, max: 30 }, [5, 10, 20, 30]],
  [{ min: 5, max: 40 }, [5, 10, 20, 40]],
  [{ min: 8, max: 8 }, [8]],
  [{ min: 1, max: 2 }, [1, 2]],
])('looks under %p double and end with all replications', (rule, counts) => {
  expect(looks(rule)).toEqual(counts);
});
