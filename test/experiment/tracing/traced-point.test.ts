import { tracedPoint } from '../../../src/experiment/tracing/traced-point.js';
import { defaultScenario } from '../scenario-fixture.js';

const chosen = (settings: Readonly<Record<string, string>>) => {
  const { point, choices } = tracedPoint(defaultScenario(settings));
  return { strategy: point.strategy, members: point.members, sweep: point.sweep, choices };
};

test('what is said is not chosen', () => {
  expect(chosen({ strategies: '[no-sync]', members: '3' })).toEqual({
    ...{ strategy: 'no-sync', members: 3, sweep: {}, choices: [] },
  });
});

test('of several the smallest cluster under HyperSync is, and a reason is given', () => {
  const settings = { strategies: '[no-sync, hypersync]', members: '[1, 4, 3]' };
  expect(chosen(settings)).toMatchObject({
    ...{ strategy: 'hypersync', members: 3 },
    choices: [
      'hypersync, which has most to show of 2 strategies (--strategies)',
      '3 members, the smallest cluster of 3 sizes (--members)',
    ],
  });
});

test('without HyperSync the first cluster is, and the single gateway only where it is alone', () => {
  expect(chosen({ strategies: '[single-gateway, no-sync, vsls]', members: '2' })).toMatchObject({
    ...{ strategy: 'no-sync', choices: ['no-sync, the first of 2 strategies (--strategies)'] },
  });
  expect(chosen({ strategies: '[single-gateway]', members: '[2, 4]' })).toMatchObject({
    ...{ strategy: 'single-gateway', members: 1, choices: [] },
  });
});

test('of swept settings the first is', () => {
  const settings = { strategies: '[hypersync]', members: '2', sweep: '{ sync.delay: [1 s, 3 s] }' };
  expect(chosen(settings)).toMatchObject({
    ...{ sweep: { 'sync.delay': '1 s' } },
    choices: ["sync.delay is 1 s, its first value (--set 'sweep.sync.delay=[…]')"],
  });
});
