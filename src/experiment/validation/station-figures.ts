import { MS } from '../../kernel/time.js';
import { type Figure, simulatedCase } from './figure.js';
import { type Observed, simulateStation, type SingleStation } from './single-station.js';
import type { SimulatedCase } from './validation-case.js';

/** A prediction about a station, and how a replication shows it. */
export type StationFigure = Figure<Observed>;

/** A case of a single station. */
export function stationCase(
  source: string,
  model: SingleStation,
  figures: readonly StationFigure[],
): SimulatedCase {
  return simulatedCase(
    model.name,
    source,
    (seed, replication) => simulateStation(model, seed, replication),
    figures,
  );
}

/** Mean wait in milliseconds, of the only class or of a given one. */
export function meanWait(theory: number, urgency = 0, ofClass = ''): StationFigure {
  return {
    quantity: `mean wait${ofClass}`,
    unit: 'ms',
    theory,
    of: ({ statistics }) => inMilliseconds(statistics.waits[urgency].mean),
  };
}

/** Mean number in queue and service. */
export function meanNumber(theory: number): StationFigure {
  return {
    quantity: 'mean number in system',
    unit: '1',
    theory,
    of: ({ statistics }) => statistics.inSystem.mean,
  };
}

/** The wait in milliseconds that a share of the customers stays below. */
export function waitQuantile(percent: number, theory: number): StationFigure {
  return {
    quantity: `${percent}th percentile of wait`,
    unit: 'ms',
    theory,
    of: ({ statistics }) => inMilliseconds(statistics.wait.quantile(percent / 100)),
  };
}

/** The time from arrival to departure in milliseconds that a share of the customers stays below. */
export function sojournQuantile(percent: number, theory: number): StationFigure {
  return {
    quantity: `${percent}th percentile of sojourn`,
    unit: 'ms',
    theory,
    of: ({ statistics }) => inMilliseconds(statistics.sojourn.quantile(percent / 100)),
  };
}

/** Share of the arrivals that find all servers busy and wait. */
export function probabilityOfWait(theory: number): StationFigure {
  return {
    quantity: 'probability of wait',
    unit: '1',
    theory,
    of: ({ statistics }) => statistics.delayed / statistics.arrived,
  };
}

/** Share of the arrivals that are lost. */
export function blockingProbability(theory: number): StationFigure {
  return {
    quantity: 'blocking',
    unit: '1',
    theory,
    of: ({ statistics }) => statistics.lost / statistics.arrived,
  };
}

/** Nanoseconds as milliseconds, the unit of the validation cases; that there are none is a fault of the run. */
export function inMilliseconds(nanoseconds: number | null): number {
  if (nanoseconds === null) throw new RangeError('A validation run was too short.');
  return nanoseconds / MS;
}
