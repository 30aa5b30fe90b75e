import type { Delivery } from '../cluster/cluster-strategy.js';
import { Flooded } from './flooded.js';
import { Orchestrated } from './orchestrated.js';
import type { DeliveryWiring, PacketDelivery } from './packet-delivery.js';
import type { TrainMaker } from './train-maker.js';
import { ViaPivot } from './via-pivot.js';

const deliveries = { orchestrated: Orchestrated, flooded: Flooded, 'via-pivot': ViaPivot };

/** The delivery of a kind. */
export function deliveryOf(kind: Delivery, wiring: DeliveryWiring, maker: TrainMaker): PacketDelivery {
  return new deliveries[kind](wiring, maker);
}
