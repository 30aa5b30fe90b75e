import type { Appliance } from '../parameters/appliance.js';
import type { TrafficProfile } from '../parameters/traffic.js';
import { CARRIES, ENDS, OPENS, type SessionScript } from '../traffic/session-script.js';

/** Work of one train at each of its stations, nanoseconds of one core; by class and step. */
export interface ScriptCosts {
  /** Work of the SND of the member that handles the connection. */
  readonly snd: Float64Array;
  /** Work of the firewall instance; 0 where the train ends on the accelerated path. */
  readonly instance: Float64Array;
  readonly sndTotal: number;
  readonly instanceTotal: number;
}

/**
 * Prices every step of a script on an appliance. The first packet of every connection goes to an instance (R80.20+,
 * domain 3.1.3), the end of a connection too; what lies between takes the path of the profile.
 */
export function priceScript(
  script: SessionScript,
  path: TrafficProfile['path'],
  costs: Appliance['costs'],
): ScriptCosts {
  const snd = new Float64Array(script.steps);
  const instance = new Float64Array(script.steps);
  for (let step = 0; step < script.steps; step++) {
    const packets = script.clientPackets[step] + script.serverPackets[step];
    const bytes = script.clientBytes[step] + script.serverBytes[step];
    const role = script.roles[step];
    const accelerated = path === 'accelerated' && role !== OPENS && role !== ENDS;
    snd[step] = packets * (costs.sndPacket + (accelerated ? costs.acceleratedPacket : 0));
    instance[step] = accelerated ? 0 : extraWork(role, costs) + inspection(packets, bytes, path, role, costs);
  }
  const total = (column: Float64Array): number => column.reduce((sum, work) => sum + work, 0);
  return { snd, instance, sndTotal: total(snd), instanceTotal: total(instance) };
}

function extraWork(role: number, costs: Appliance['costs']): number {
  if (role === OPENS) return costs.firstPacket;
  return role === ENDS ? costs.lastPacket : 0;
}

function inspection(
  packets: number,
  bytes: number,
  path: string,
  role: number,
  costs: Appliance['costs'],
): number {
  if (path === 'firewall') return packets * costs.firewallPacket;
  if (path === 'accelerated' || role !== CARRIES) return packets * costs.mediumPacket;
  return packets * costs.mediumPacket + (bytes / 1000) * costs.mediumKilobyte;
}
