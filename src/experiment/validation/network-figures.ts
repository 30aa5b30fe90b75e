import { MS } from '../../kernel/time.js';
import { type Figure, simulatedCase } from './figure.js';
import { type ObservedNetwork, simulateNetwork, type StationNetwork } from './station-network.js';
import type { SimulatedCase } from './validation-case.js';

/** A prediction about a network, and how a replication shows it. */
export type NetworkFigure = Figure<ObservedNetwork>;

/** A case of a network. */
export function networkCase(
  source: string,
  model: StationNetwork,
  figures: readonly NetworkFigure[],
): SimulatedCase {
  return simulatedCase(
    model.name,
    source,
    (seed, replication) => simulateNetwork(model, seed, replication),
    figures,
  );
}

/** Mean number in queue and service at a station. */
export function numberAt(station: number, place: string, theory: number): NetworkFigure {
  return {
    quantity: `mean number at ${place}`,
    unit: '1',
    theory,
    of: ({ stations }) => stations[station].inSystem.mean,
  };
}

/** Mean number in the whole network. */
export function numberInNetwork(theory: number): NetworkFigure {
  return {
    quantity: 'mean number in network',
    unit: '1',
    theory,
    of: ({ stations }) => stations.reduce((sum, station) => sum + station.inSystem.mean, 0),
  };
}

/** Share of time that a server of a station is busy. */
export function utilizationOf(
  station: number,
  servers: number,
  place: string,
  theory: number,
): NetworkFigure {
  return {
    quantity: `utilisation of ${place}`,
    unit: '1',
    theory,
    of: ({ stations }) => stations[station].busy.mean / servers,
  };
}

/** Customers that a station serves in a millisecond. */
export function throughputOf(station: number, place: string, theory: number): NetworkFigure {
  return {
    quantity: `throughput of ${place}`,
    unit: '1/ms',
    theory,
    of: ({ stations, began, now }) => (stations[station].sojourn.count / (now - began)) * MS,
  };
}
