/** A capacity search of less than a second: few talkers and buckets, short runs of a small share of the connections. */
export const smallScenario = `name: small
seed: 3
strategies: [hypersync]
members: [2, 3]
appliance: reference-16-core
traffic:
  name: brief
  talkers: 500
  classes:
    - { name: web, share: 100 %, object: 16 kB }
load: capacity
distribution: { buckets: 64 }
replications: 12
fidelity: 2 %
run: { warmUp: 50 ms, duration: 100 ms }
`;
