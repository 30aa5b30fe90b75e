import type { Appliance } from '../parameters/appliance.js';
import type { TrafficProfile } from '../parameters/traffic.js';
import { isFastForwarded } from '../traffic/fast-forward-steps.js';
import { ATTEMPTS, CARRIES, ENDS, OPENS, type SessionScript } from '../traffic/session-script.js';

/** One direction of every step of a script, priced; work in nanoseconds of one core. */
export interface DirectionCosts {
  readonly packets: Int32Array;
  readonly bytes: Int32Array;
  /** Work of the SND of the member that handles the connection. */
  readonly snd: Float64Array;
  /** Work of the firewall instance; 0 where the packets end on the accelerated path. */
  readonly instance: Float64Array;
}

/** A script priced on an appliance. */
export interface ScriptCosts {
  readonly script: SessionScript;
  readonly client: DirectionCosts;
  readonly server: DirectionCosts;
  /** Both directions together, by step. */
  readonly snd: Float64Array;
  readonly instance: Float64Array;
  readonly sndTotal: number;
  readonly instanceTotal: number;
  /** Bytes that reach members, and those of each direction that the orchestrator forwards alone. */
  readonly memberBytes: number;
  readonly aloneToServer: number;
  readonly aloneToClient: number;
  /** Packets and bytes of the server that reach members. */
  readonly memberServerPackets: number;
  readonly memberServerBytes: number;
}

type Path = TrafficProfile['path'];
type Costs = Appliance['costs'];

/**
 * Prices every step of a script. The first packet of every connection goes to an instance (R80.20+, domain 3.1.3), the
 * end of a connection too; what lies between takes the path of the profile. What opening and ending cost is with the
 * direction that brings it. What the orchestrator forwards alone costs a member nothing.
 */
export function priceScript(
  script: SessionScript,
  path: Path,
  costs: Costs,
  fastForward = false,
): ScriptCosts {
  const client = priceDirection(script, script.clientPackets, script.clientBytes, path, costs);
  const server = priceDirection(script, script.serverPackets, script.serverBytes, path, costs);
  let [aloneToServer, aloneToClient, memberServerPackets, memberServerBytes] = [0, 0, 0, 0];
  for (let step = 0; step < script.steps; step++) {
    const bearer = script.clientPackets[step] > 0 ? client : server;
    bearer.instance[step] += eventWork(script.roles[step], costs);
    if (!isFastForwarded({ fastForward, transport: script.transport }, script.roles[step])) {
      memberServerPackets += script.serverPackets[step];
      memberServerBytes += script.serverBytes[step];
      continue;
    }
    for (const { snd, instance } of [client, server]) snd[step] = instance[step] = 0;
    aloneToServer += client.bytes[step];
    aloneToClient += server.bytes[step];
  }
  const snd = client.snd.map((work, step) => work + server.snd[step]);
  const instance = client.instance.map((work, step) => work + server.instance[step]);
  const memberBytes = script.bytes - aloneToServer - aloneToClient;
  const reaching = { memberBytes, memberServerPackets, memberServerBytes, aloneToServer, aloneToClient };
  return {
    script,
    client,
    server,
    snd,
    instance,
    sndTotal: sum(snd),
    instanceTotal: sum(instance),
    ...reaching,
  };
}

function priceDirection(
  script: SessionScript,
  packets: Int32Array,
  bytes: Int32Array,
  path: Path,
  costs: Costs,
): DirectionCosts {
  const snd = new Float64Array(script.steps);
  const instance = new Float64Array(script.steps);
  for (let step = 0; step < script.steps; step++) {
    const role = script.roles[step];
    const accelerated = path === 'accelerated' && role !== OPENS && role !== ENDS && role !== ATTEMPTS;
    snd[step] = packets[step] * (costs.sndPacket + (accelerated ? costs.acceleratedPacket : 0));
    if (!accelerated) instance[step] = inspectionWork(packets[step], bytes[step], path, role, costs);
  }
  return { packets, bytes, snd, instance };
}

function inspectionWork(packets: number, bytes: number, path: Path, role: number, costs: Costs): number {
  if (path === 'firewall') return packets * costs.firewallPacket;
  return packets * costs.mediumPacket + contentWork(bytes, path, role, costs);
}

/** Work of the inspection of content, by the byte: what HyperFlow can spread. */
export function contentWork(bytes: number, path: Path, role: number, costs: Costs): number {
  return path === 'medium' && role === CARRIES ? (bytes / 1000) * costs.mediumKilobyte : 0;
}

function eventWork(role: number, costs: Costs): number {
  if (role === OPENS || role === ATTEMPTS) return costs.firstPacket;
  return role === ENDS ? costs.lastPacket : 0;
}

const sum = (column: Float64Array): number => column.reduce((total, work) => total + work, 0);
