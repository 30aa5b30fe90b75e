/** The text of a commented scenario to start from. */
export function scenarioTemplate(name = 'my-scenario'): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
# One file asks one question. Every quantity carries its unit: 10 Gbps, 64 B, 3 s, 250 us, 400 kcps, 80 %.
# \`maestro-sim explain KEY\` tells the meaning, default and source of a key, \`maestro-sim list\` the names to choose from.
name: ${name}
description: How many members carry my traffic?
seed: 1

# Each strategy is simulated at each size; one single gateway is always added as the unit of efficiency.
strategies: [hypersync, clusterxl-high-availability]
members: [1..4, 8]

# A name, a relative path such as ./my-appliance.yaml, or a mapping in place.
appliance: reference-16-core
traffic: vendor-blend

# The highest load that meets the objective. Or a fixed rate:
#   400 kcps   { total: 100 Gbps }   { perMember: 20 kcps }
load: capacity
objective: { maxDropRatio: 0.1 %, maxLatencyP99: 2 ms, maxCoreUtilization: 95 % }

# Replications are added until every result is known to 2 %. A bare number makes exactly so many.
replications: { min: 5, max: 30, relativePrecision: 2 % }

# What the model assumes can be set here, for example:
# sync: { delay: 3 s }
# distribution: { correctionLatency: 5 us }
# tables: { tcpEndTimeout: 20 s }

# Virtual systems of VSX, each with its own firewall instances and limits; what each gets is in tenants.csv:
# virtualSystems:
#   - { name: finance, share: 30 % }
#   - { name: guest, share: 70 %, instances: 2, connectionLimit: 50000 }

# Any parameter of the model can be swept; every combination is simulated:
# sweep:
#   sync.delay: [0 s, 3 s, 10 s]
#   traffic.asymmetricShare: [0 %, 10 %]
`;
}
