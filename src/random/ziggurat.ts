import type { RandomStream } from './random-stream.js';

// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { exp, log } = Math;

const LAYERS = 256;
/** Where the tail begins, and the area of every layer, that of the tail included (Marsaglia and Tsang 2000, 256 layers). */
const TAIL = 7.697117470131049;
const AREA = 0.003949659822581557;

/** Right edge of each layer, from the widest, whose area has the tail in it, to the peak; and the density there. */
const edges = new Float64Array(LAYERS + 1);
const densities = new Float64Array(LAYERS + 1);

edges[0] = AREA * exp(TAIL);
edges[1] = TAIL;
for (let layer = 1; layer < LAYERS - 1; layer++) {
  edges[layer + 1] = -log(AREA / edges[layer] + exp(-edges[layer]));
}
edges[LAYERS] = 0;
for (let layer = 0; layer <= LAYERS; layer++) densities[layer] = exp(-edges[layer]);

/** The number that `drawExponential` drew last: one that came back from a call would be boxed where it is not inlined. */
export const drawnExponential = new Float64Array(1);
const drawn = drawnExponential;

/**
 * Draws a standard exponential number by the ziggurat method: 99 of 100 take one uniform, a product and a comparison. For
 * services and gaps of any queue; where alternatives are to meet the same luck, `standardExponential` keeps in step.
 */
export function drawExponential(stream: RandomStream): void {
  const point = stream.uniform() * LAYERS;
  const layer = point | 0;
  const x = (point - layer) * edges[layer]; // the 45 bits below those that chose the layer
  drawn[0] = x;
  if (x >= edges[layer + 1]) drawAtEdge(stream, layer);
}

/**
 * Keeps the number drawn in a layer with the share of it that lies below the density, or draws anew. A function of its own:
 * the less there is of the other, the likelier V8 inlines it with the uniform number, which is boxed otherwise.
 */
function drawAtEdge(stream: RandomStream, layer: number): void {
  if (layer === 0) {
    drawn[0] = TAIL - log(1 - stream.uniform());
    return;
  }
  const low = densities[layer];
  if (low + stream.uniform() * (densities[layer + 1] - low) >= exp(-drawn[0])) drawExponential(stream);
}
