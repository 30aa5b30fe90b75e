import { coreSplit, type CoreSplit } from '../model/corexl/core-split.js';
import { decideMove } from '../model/corexl/dynamic-balancing.js';
import { receiveQueues } from '../model/corexl/receive-queues.js';
import type { MemberLoad } from '../model/member-load.js';
import type { Appliance } from '../model/parameters/appliance.js';

/** Loads of the two classes of cores of a member, and the split under which they are such. */
type SplitLoad = Pick<MemberLoad, 'snd' | 'fw' | 'split'>;

/**
 * The split at which the balancing daemon rests that begins with that of the boot and finds so many times the loads of a
 * run: its own decisions, one after the other, without the run. The work of a class of cores is the same whatever the
 * split.
 */
export function restingSplit(load: SplitLoad, times: number, appliance: Appliance): CoreSplit {
  const boot = coreSplit(appliance);
  const queues = receiveQueues(appliance);
  let split = boot;
  for (let moves = 0; moves < appliance.cores; moves++) {
    if (!appliance.dynamicBalancing.enabled || split.shared) break;
    const { snd, fw } = underSplit(load, split, appliance);
    const loads = { snd: snd * times, fw: fw * times, sndCores: split.snd, fwCores: split.fw };
    const move = decideMove(loads, appliance.dynamicBalancing.gap, boot.fw, queues);
    if (move === 'none') break;
    const more = move === 'add-snd' ? 1 : -1;
    split = { snd: split.snd + more, fw: split.fw - more, shared: false };
  }
  return split;
}

/** The loads of a member as they would be under another split. */
export function underSplit<L extends SplitLoad>(load: L, split: CoreSplit, appliance: Appliance): L {
  if (split.shared) return load;
  const queues = receiveQueues(appliance);
  const serving = ({ snd }: CoreSplit): number => Math.min(snd, queues);
  return {
    ...load,
    snd: (load.snd * serving(load.split)) / serving(split),
    fw: (load.fw * load.split.fw) / split.fw,
    split,
  };
}
