import { priceScript } from '../model/corexl/packet-path.js';
import { meanRoundTrip } from '../model/traffic/round-trip.js';
import { writeScript } from '../model/traffic/session-script.js';
import type { DesignPoint } from '../scenario/scenario.js';

/**
 * Names of the classes whose connections only a sample of the share `scale` makes heavy, or heavier than they are: servers
 * of a sample are slower and a connection sends as fast as ever, so that it asks for 1/scale times its part of an instance.
 */
export function sampledElephants({ model }: DesignPoint, scale: number): string[] {
  if (scale === 1) return [];
  const { traffic, appliance } = model;
  const { instanceLoad, connectionShare, connectionAge } = appliance.hyperFlow;
  return traffic.classes.flatMap((kind) => {
    const priced = priceScript(writeScript(kind, traffic), traffic.path, appliance.costs, kind.fastForward);
    const { script, instanceTotal } = priced;
    const transfer = script.totalGap * meanRoundTrip(kind, traffic);
    const load = instanceTotal / transfer / scale;
    return transfer >= connectionAge && load > instanceLoad * connectionShare ? [kind.name] : [];
  });
}
