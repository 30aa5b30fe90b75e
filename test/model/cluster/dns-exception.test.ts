import { type Changes, kindOf, outcomeOf, query } from '../world.js';

/** Update records built per connection, all asymmetric between four members, where nothing lives long enough to age. */
function builtPerConnection(strategy: string, dns: Partial<typeof query>): number {
  const classes = [kindOf({ share: 0.5 }), { ...query, share: 0.5, ...dns }];
  const changes: Changes = {
    traffic: { classes, asymmetricShare: 1 },
    sync: { sharedTableShare: 0, delay: 1e12 },
  };
  const { system } = outcomeOf({ strategy, members: 4, changes });
  return system.network.counts.built.reduce((sum, one) => sum + one, 0) / system.source.births;
}

// Three in four fall on different members; a page tells of its opening, establishment and end, a query of two of them.
const pages = 0.5 * 0.75 * 3;
const queries = 0.5 * 0.75 * 2;

test('HyperSync copies no connection of a class that is DNS', () => {
  expect(Math.abs(builtPerConnection('hypersync', {}) - (pages + queries))).toBeLessThan(0.1);
  expect(Math.abs(builtPerConnection('hypersync', { service: 'dns' }) - pages)).toBeLessThan(0.1);
});

test('HyperSync copies DNS whose class says so', () => {
  const built = builtPerConnection('hypersync', { service: 'dns', synchronized: true });
  expect(Math.abs(built - (pages + queries))).toBeLessThan(0.1);
});

test('ClusterXL copies DNS as everything else', () => {
  const built = builtPerConnection('clusterxl-high-availability', { service: 'dns' });
  expect(Math.abs(built - (0.5 * 3 + 0.5 * 2))).toBeLessThan(0.1);
});
