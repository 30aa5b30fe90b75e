/** Loads of the two classes of cores since the last decision, as fractions of one core each that takes traffic. */
export interface ClassLoads {
  readonly snd: number;
  readonly fw: number;
  readonly sndCores: number;
  readonly fwCores: number;
}

/** What the balancing daemon does: nothing, or one core moves. */
export type BalancingMove = 'none' | 'add-snd' | 'add-instance';

/**
 * The decision of CoreXL Dynamic Balancing (domain 3.1.6): when the mean loads of SNDs and instances differ by more
 * than the gap, a core moves to the busier class; instances never grow beyond their number at boot. A move that would
 * leave the busiest class no less loaded is not made (assumption: otherwise the daemon would swing for ever); so is none
 * that would make more SNDs than ports have receive queues (domain 3.1.9).
 */
export function decideMove(
  loads: ClassLoads,
  gap: number,
  instancesAtBoot: number,
  queues = Infinity,
): BalancingMove {
  const { snd, fw, sndCores, fwCores } = loads;
  const serving = Math.min(sndCores, queues);
  const busiest = Math.max(snd, fw);
  if (Math.abs(snd - fw) <= gap) return 'none';
  if (snd > fw && fwCores > 1) {
    if (sndCores >= queues) return 'none';
    const after = Math.max((snd * sndCores) / (sndCores + 1), (fw * fwCores) / (fwCores - 1));
    return after < busiest ? 'add-snd' : 'none';
  }
  if (fw > snd && sndCores > 1 && fwCores < instancesAtBoot) {
    const after = Math.max((snd * serving) / Math.min(sndCores - 1, queues), (fw * fwCores) / (fwCores + 1));
    return after < busiest ? 'add-instance' : 'none';
  }
  return 'none';
}
