import { priceScript, type ScriptCosts } from '../model/corexl/packet-path.js';
import type { ModelConfig } from '../model/config.js';
import { meanOver } from '../model/traffic/mixture.js';
import { meanRoundTrip } from '../model/traffic/round-trip.js';
import { writeScript } from '../model/traffic/session-script.js';

/** What a mean connection brings, from the scripts and prices alone: no simulation. */
export interface ConnectionDemand {
  readonly packets: number;
  readonly bytes: number;
  /** Bytes that reach members; those of the larger direction that the orchestrator forwards alone. */
  readonly memberBytes: number;
  readonly fastForwardBytes: number;
  /** Trains, each an event or more at every station. */
  readonly trains: number;
  /** Nanoseconds of core time at the member that handles it. */
  readonly sndWork: number;
  readonly instanceWork: number;
  /** First packet to last data packet, nanoseconds. */
  readonly transferTime: number;
}

/** Demands that were asked for: the scripts of elephants are long. */
const known = new WeakMap<ModelConfig, ConnectionDemand>();

/** The demand of the mixture of a model, at the prices of its appliance. */
export function connectionDemand(model: ModelConfig): ConnectionDemand {
  const demand = known.get(model) ?? demandOf(model);
  known.set(model, demand);
  return demand;
}

function demandOf({ appliance, traffic }: ModelConfig): ConnectionDemand {
  const priced = traffic.classes.map((kind) =>
    priceScript(writeScript(kind, traffic), traffic.path, appliance.costs, kind.fastForward),
  );
  const mean = (of: (costs: ScriptCosts) => number): number =>
    meanOver(traffic.classes, (_, index) => of(priced[index]));
  return {
    packets: mean(({ script }) => script.packets),
    bytes: mean(({ script }) => script.bytes),
    memberBytes: mean(({ memberBytes }) => memberBytes),
    fastForwardBytes: Math.max(
      mean(({ aloneToServer }) => aloneToServer),
      mean(({ aloneToClient }) => aloneToClient),
    ),
    trains: mean(({ script }) => script.steps),
    sndWork: mean(({ sndTotal }) => sndTotal),
    instanceWork: mean(({ instanceTotal }) => instanceTotal),
    transferTime: meanOver(
      traffic.classes,
      (kind, index) => priced[index].script.totalGap * meanRoundTrip(kind, traffic),
    ),
  };
}
