import { type ClosedStation, meanValueAnalysis } from '../../src/stats/closed-networks.js';

/** Mean numbers by adding up the product form over all states of three stations (Gordon & Newell 1967). */
function byEnumeration(demands: readonly number[], population: number): number[] {
  let total = 0;
  const numbers = [0, 0, 0];
  for (let a = 0; a <= population; a++) {
    for (let b = 0; a + b <= population; b++) {
      const state = [a, b, population - a - b];
      const weight = state.reduce((product, n, i) => product * demands[i] ** n, 1);
      total += weight;
      state.forEach((n, i) => (numbers[i] += n * weight));
    }
  }
  return numbers.map((sum) => sum / total);
}

const stations: readonly ClosedStation[] = [
  { visits: 10, serviceMean: 1 },
  { visits: 5, serviceMean: 3 },
  { visits: 4, serviceMean: 4 },
];
const demands = stations.map(({ visits, serviceMean }) => visits * serviceMean);

test.each([1, 2, 6])('%d customers spread over the stations as the product form says', (population) => {
  const { stations: found } = meanValueAnalysis(stations, population);
  byEnumeration(demands, population).forEach((number, i) => {
    expect(found[i].inSystem).toBeCloseTo(number, 12);
  });
});

test('One customer never waits', () => {
  const { response, throughput } = meanValueAnalysis(stations, 1, 9);
  expect(response).toBe(41);
  expect(throughput).toBe(1 / 50);
});

test('Two customers at two equal stations: one third of the time both are at the first', () => {
  const pair = [
    { visits: 1, serviceMean: 1 },
    { visits: 1, serviceMean: 1 },
  ];
  const { throughput, stations: found } = meanValueAnalysis(pair, 2);
  expect(found[0].inSystem).toBeCloseTo(1, 14);
  expect(found[0].utilization).toBeCloseTo(2 / 3, 14);
  expect(throughput).toBeCloseTo(2 / 3, 14);
});

test('The response time law and the bounds of operational analysis hold', () => {
  for (const population of [1, 5, 20, 100]) {
    const { throughput, response } = meanValueAnalysis(stations, population, 30);
    expect(response).toBeCloseTo(population / throughput - 30, 9);
    expect(throughput).toBeLessThanOrEqual(Math.min(1 / 16, population / 71));
  }
});

test('Many customers keep the bottleneck busy', () => {
  const { stations: found } = meanValueAnalysis(stations, 300);
  expect(found[2].utilization).toBeCloseTo(1, 6);
  expect(found[1].inSystem).toBeCloseTo(15 / 16 / (1 - 15 / 16), 4); // as an M/M/1 fed by the bottleneck
});
