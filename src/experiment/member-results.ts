import type { Observations } from '../model/observe.js';
import type { CoreResult, MemberResult } from './result-table.js';

/** The members of a point, each averaged over its replications. */
export function meanMembers(replications: readonly Observations[]): MemberResult[] {
  return replications[0].members.map((_, member) => {
    const mean = (of: (load: Observations['members'][number]) => number): number =>
      replications.reduce((sum, { members }) => sum + of(members[member]), 0) / replications.length;
    return {
      member: member + 1,
      role: replications[0].members[member].role,
      values: {
        share: mean(({ share }) => share),
        throughput_bps: mean(({ throughputBps }) => throughputBps),
        snd_utilization: mean(({ snd }) => Math.min(1, snd)),
        fw_utilization: mean(({ fw }) => Math.min(1, fw)),
        port_utilization: mean(({ port }) => Math.min(1, port)),
        sync_cpu_share: mean(({ sync }) => sync),
        concurrent_connections: mean(({ entries }) => entries),
        connection_copies: mean(({ copies }) => copies),
        snd_cores: mean(({ split }) => split.snd),
        fw_cores: mean(({ split }) => split.fw),
        updates_built_per_s: mean(({ rates }) => rates.updatesBuilt),
        updates_applied_per_s: mean(({ rates }) => rates.updatesApplied),
        sync_packets_per_s: mean(({ rates }) => rates.syncPackets),
        packets_passed_on_pps: mean(({ rates }) => rates.passedOn),
      },
    };
  });
}

/** The cores of a point, each averaged over its replications. */
export function meanCores(replications: readonly Observations[]): CoreResult[] {
  return replications[0].cores.map(({ member, core }, index) => {
    const sum = (of: (load: Observations['cores'][number]) => number): number =>
      replications.reduce((total, { cores }) => total + of(cores[index]), 0) / replications.length;
    const snd = sum((load) => load.snd);
    const fw = sum((load) => load.fw);
    return { member: member + 1, core, role: roleOf(snd, fw), utilization: Math.min(1, snd + fw) };
  });
}

function roleOf(snd: number, fw: number): string {
  if (snd > 0 && fw > 0) return 'mixed';
  return snd > 0 ? 'snd' : 'fw';
}
