import { candidateSizes } from '../../../src/experiment/planning/candidate-sizes.js';
import { searchSize, type SizeSearch, stepsFor } from '../../../src/experiment/planning/size-search.js';
import { createStreams } from '../../../src/random/streams.js';
import { point } from '../../report/result-fixture.js';

/** Searches sizes of which those from `smallest` on carry the demand. */
function search(most: number, smallest: number, guess: () => number): Promise<SizeSearch> {
  const candidates = candidateSizes({ kind: 'members', count: 0 }, most);
  const test = (size: (typeof candidates)[number]) =>
    Promise.resolve({
      ...size,
      result: point('hypersync', size.members, 1e9),
      limits: { mean: 1, low: 1, high: 1 },
      verdict: size.members >= smallest ? ('carries' as const) : ('short' as const),
    });
  return searchSize(candidates, test, guess);
}

test('a search ends within its steps however bad the guesses are', async () => {
  const random = createStreams(3, 0).stream('guess');
  for (const most of [1, 2, 3, 5, 13, 52]) {
    for (let smallest = 1; smallest <= most + 1; smallest++) {
      const guesses = [() => -Infinity, () => Infinity, () => Math.floor(most * random.uniform())];
      for (const guess of guesses) {
        const { planned, oneBelow, tested } = await search(most, smallest, guess);
        expect(tested.length).toBeLessThanOrEqual(stepsFor(most));
        expect(planned?.members).toBe(smallest > most ? undefined : smallest);
        expect(oneBelow?.members).toBe(smallest === 1 ? undefined : smallest - 1);
      }
    }
  }
});

test('a right guess takes two sizes: the answer and the one below', async () => {
  for (const smallest of [2, 20, 51]) {
    const guess = (): number => smallest - 1;
    expect((await search(52, smallest, guess)).tested.map(({ members }) => members)).toEqual([
      smallest,
      smallest - 1,
    ]);
  }
});

test('eight steps suffice for 52 sizes, five for 5', () => {
  expect([stepsFor(52), stepsFor(5), stepsFor(1)]).toEqual([8, 5, 1]);
});
