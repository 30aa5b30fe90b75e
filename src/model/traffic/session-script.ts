import type { Transport } from '../tables/entry-ledger.js';
import type { TrafficProfile, TransactionClass } from '../parameters/traffic.js';

/** What a train means to the connection that it belongs to. */
export const OPENS = 0;
export const ESTABLISHES = 1;
export const CARRIES = 2;
export const ENDS = 3;
/** Opens a connection that nobody answers: its first packet and its last. */
export const ATTEMPTS = 4;

const TCP_IP_HEADER = 40;
const SYN_BYTES = 60;
const REQUEST_BYTES = 500;

/**
 * The trains of one class of connections, in order. A step is what one train brings through the cluster: the packets
 * of one direction and what travels the other way meanwhile (acknowledgements, the answer of an exchange).
 */
export interface SessionScript {
  /** What its entry is to the connections table. */
  readonly transport: Transport;
  readonly steps: number;
  /** Wait before each step, as a multiple of the round-trip time. */
  readonly gaps: Float64Array;
  /** OPENS, ESTABLISHES, CARRIES, ENDS or ATTEMPTS. */
  readonly roles: Uint8Array;
  readonly clientPackets: Int32Array;
  readonly clientBytes: Int32Array;
  readonly serverPackets: Int32Array;
  readonly serverBytes: Int32Array;
  /** Sum of all gaps: the lifetime in round-trip times without the keep-alive. */
  readonly totalGap: number;
  /** All packets and IP bytes of the connection, both directions. */
  readonly packets: number;
  readonly bytes: number;
}

interface Step {
  gap: number;
  role: number;
  client: [packets: number, bytes: number];
  server: [packets: number, bytes: number];
}

/**
 * Writes the script of a class: SYN; SYN-ACK with ACK and request; trains of a window that doubles from the initial
 * window (RFC 6928) up to the limit, each window spread evenly over its round trip; exchanges; FIN. UDP has exchanges
 * only, and what nobody answers one packet. The keep-alive before FIN is drawn for each connection and not part of the script.
 */
export function writeScript(kind: TransactionClass, traffic: TrafficProfile): SessionScript {
  const scripts = known.get(traffic) ?? new Map<TransactionClass, SessionScript>();
  const script = scripts.get(kind) ?? inColumns(transportOfClass(kind), stepsOf(kind, traffic));
  known.set(traffic, scripts.set(kind, script));
  return script;
}

/** What the entries of a class are to the connections table; TCP that nobody answers stays half open. */
export function transportOfClass({ transport, answered }: TransactionClass): Transport {
  return transport === 'tcp' && !answered ? 'half-open' : transport;
}

function stepsOf(kind: TransactionClass, traffic: TrafficProfile): Step[] {
  if (!kind.answered) return [attempt(kind)];
  return kind.transport === 'udp' ? udpSteps(kind) : tcpSteps(kind, traffic);
}

function attempt({ transport, exchangePacket }: TransactionClass): Step {
  const bytes = transport === 'udp' ? exchangePacket : SYN_BYTES;
  return { gap: 0, role: ATTEMPTS, client: [1, bytes], server: [0, 0] };
}

/** Scripts that were written: those of elephants are long. */
const known = new WeakMap<TrafficProfile, Map<TransactionClass, SessionScript>>();

function tcpSteps(kind: TransactionClass, traffic: TrafficProfile): Step[] {
  const request = REQUEST_BYTES + TCP_IP_HEADER;
  return [
    { gap: 0, role: OPENS, client: [1, SYN_BYTES], server: [0, 0] },
    { gap: 1, role: ESTABLISHES, client: [2, TCP_IP_HEADER + request], server: [1, SYN_BYTES] },
    ...transferSteps(kind, traffic),
    ...exchangeSteps(kind),
    { gap: 0, role: ENDS, client: [2, 2 * TCP_IP_HEADER], server: [1, TCP_IP_HEADER] },
  ];
}

function transferSteps(kind: TransactionClass, traffic: TrafficProfile): Step[] {
  const steps: Step[] = [];
  let payload = kind.object;
  let window = traffic.initialWindow;
  const limit = kind.windowLimit ?? traffic.windowLimit;
  while (payload > 0) {
    const segments = Math.min(window, Math.ceil(payload / traffic.segment));
    const trains = Math.ceil(segments / traffic.train);
    for (let train = 0; train < trains; train++) {
      const before = Math.floor((train * segments) / trains);
      const after = Math.floor(((train + 1) * segments) / trains);
      const packets = after - before;
      const carried = Math.min(payload, packets * traffic.segment);
      payload -= carried;
      const data: [number, number] = [packets, carried + packets * TCP_IP_HEADER];
      // Every second packet of a window and its last one, however it is cut into trains (RFC 1122, delayed).
      const acknowledgements = Math.ceil(after / 2) - Math.ceil(before / 2);
      const acks: [number, number] = [acknowledgements, acknowledgements * TCP_IP_HEADER];
      const download = kind.bulk === 'download';
      const gap = 1 / trains;
      steps.push({ gap, role: CARRIES, client: download ? acks : data, server: download ? data : acks });
    }
    window = Math.min(2 * window, limit);
  }
  return steps;
}

function exchangeSteps(kind: TransactionClass): Step[] {
  const packet: [number, number] = [1, kind.exchangePacket];
  return Array.from({ length: kind.exchanges }, () => ({
    gap: 1,
    role: CARRIES,
    client: packet,
    server: packet,
  }));
}

function udpSteps(kind: TransactionClass): Step[] {
  const packet: [number, number] = [1, kind.exchangePacket];
  const steps: Step[] = [{ gap: 0, role: OPENS, client: packet, server: [0, 0] }];
  for (let answer = 1; answer <= kind.exchanges; answer++) {
    const last = answer === kind.exchanges;
    steps.push({ gap: 1, role: last ? ENDS : CARRIES, client: last ? [0, 0] : packet, server: packet });
  }
  return steps;
}

function inColumns(transport: Transport, steps: readonly Step[]): SessionScript {
  const sum = (of: (step: Step) => number): number => steps.reduce((total, step) => total + of(step), 0);
  return {
    transport,
    steps: steps.length,
    gaps: Float64Array.from(steps, (step) => step.gap),
    roles: Uint8Array.from(steps, (step) => step.role),
    clientPackets: Int32Array.from(steps, (step) => step.client[0]),
    clientBytes: Int32Array.from(steps, (step) => step.client[1]),
    serverPackets: Int32Array.from(steps, (step) => step.server[0]),
    serverBytes: Int32Array.from(steps, (step) => step.server[1]),
    totalGap: sum((step) => step.gap),
    packets: sum((step) => step.client[0] + step.server[0]),
    bytes: sum((step) => step.client[1] + step.server[1]),
  };
}
