/** Where labels may stand: between two limits, at least a gap apart. */
export interface LabelRoom {
  readonly gap: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Labels that touch: the sum of where each wishes the first of them to be. */
interface Cluster {
  readonly sum: number;
  readonly size: number;
}

/** Positions as near as possible to those wished for, in the same order and within the room (isotonic regression). */
export function spreadLabels(wished: readonly number[], room: LabelRoom): readonly number[] {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
  const clusters: Cluster[] = [];
  for (const index of order) push(clusters, { sum: wished[index], size: 1 }, room);
  const placed = clusters.flatMap((cluster) =>
    Array.from({ length: cluster.size }, (_, place) => start(cluster, room) + room.gap * place),
  );
  const result: number[] = [];
  order.forEach((index, place) => (result[index] = placed[place]!));
  return result;
}

function push(clusters: Cluster[], cluster: Cluster, room: LabelRoom): void {
  const below = clusters.at(-1);
  if (below === undefined || start(below, room) + room.gap * below.size <= start(cluster, room)) {
    clusters.push(cluster);
    return;
  }
  clusters.pop();
  const sum = below.sum + cluster.sum - cluster.size * below.size * room.gap;
  push(clusters, { sum, size: below.size + cluster.size }, room);
}

function start({ sum, size }: Cluster, { gap, lowest, highest }: LabelRoom): number {
  return Math.max(lowest, Math.min(highest - gap * (size - 1), sum / size));
}
