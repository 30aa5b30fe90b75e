import { parseScenario } from '../../src/scenario/parse.js';
import { builtIn, minimal, problemsOf, scenarioOf } from './files.js';

const withSites = (rest: string, strategies = '[hypersync]'): string =>
  `${minimal.replace('[hypersync]', strategies)}load: { perMember: 1 kcps }\n${rest}\n`;

test('A scenario has one site unless it says so', () => {
  expect(scenarioOf(minimal).model.sites.count).toBe(1);
  expect(scenarioOf(withSites('sites: { count: 2, latency: 5 ms }')).model.sites).toMatchObject({
    count: 2,
    latency: 5e6,
    linkRate: 10e9,
  });
});

test('Strategies of one site are refused where there are two, each where it is named', () => {
  expect(problemsOf(withSites('sites: { count: 2 }', '[single-gateway, vsls, hypersync, no-sync]'))).toEqual([
    'tiny.yaml:2:30: strategies[1]: vsls has one site, and sites.count is 2; two sites are modelled of elasticxl and hypersync',
    'tiny.yaml:2:47: strategies[3]: no-sync has one site, and sites.count is 2; two sites are modelled of elasticxl and hypersync',
  ]);
  expect(problemsOf(withSites('sweep: { sites.count: [1, 2] }', '[vsls]'))).toEqual([
    'tiny.yaml:2:14: strategies[0]: vsls has one site, and sites.count is 2; two sites are modelled of elasticxl and hypersync',
  ]);
});

test('Faults of sites need two of them', () => {
  const faults = 'faults: [{ at: 1 s, do: site-failure, site: 1 }, { at: 1.1 s, do: site-failover }]';
  expect(problemsOf(withSites(faults))).toEqual([
    'tiny.yaml:7:25: faults[0].do: site-failure needs two sites; write sites: { count: 2 }',
    'tiny.yaml:7:67: faults[1].do: site-failover needs two sites; write sites: { count: 2 }',
  ]);
  expect(scenarioOf(withSites(`sites: { count: 2 }\n${faults}`)).faults).toEqual([
    { at: 1e9, do: 'site-failure', site: 1 },
    { at: 1.1e9, do: 'site-failover' },
  ]);
});

test('A third site is refused', () => {
  expect(problemsOf(withSites('sites: { count: 3 }'))).toEqual([
    expect.stringContaining('tiny.yaml:7:17: sites.count: 3'),
  ]);
});

test('ElasticXL is documented for three members on one site and for six on two', () => {
  const warnings = (sites: number): readonly string[] => {
    const text = withSites(`sites: { count: ${sites} }`, '[elasticxl]').replace('[1, 2]', '[3, 6, 7]');
    const result = parseScenario({ path: 'tiny.yaml', text }, { files: builtIn });
    return result.ok ? result.warnings : [];
  };
  expect(warnings(1)).toEqual([expect.stringContaining('elasticxl: 6, 7 members exceed the documented 3')]);
  expect(warnings(2)).toEqual([expect.stringContaining('elasticxl: 7 members exceed the documented 6')]);
});
