/** A figure that every replication observes: its column name carries the unit. */
export interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly about: string;
}

const metric = (name: string, unit: string, about: string): Metric => ({ name, unit, about });

/** The metrics in the order of the columns. Names are a contract: new ones are appended. */
export const metrics: readonly Metric[] = [
  metric(
    'capacity_bps',
    'bit/s',
    'Highest load that meets the objective: bits of IP packets accepted and forwarded, both directions together.',
  ),
  metric('capacity_cps', '1/s', 'The same load in connections completed per second.'),
  metric(
    'efficiency',
    '1',
    'Capacity over members times the capacity of one single gateway of the same appliance and traffic.',
  ),
  metric('degradation_per_added_member', '1', '(1 - efficiency) / (members - 1); empty at one member.'),
  metric('offered_cps', '1/s', 'Connections offered per second.'),
  metric(
    'throughput_bps',
    'bit/s',
    'Bits of IP packets accepted and forwarded per second, both directions together.',
  ),
  metric('packet_rate_pps', '1/s', 'Packets accepted and forwarded per second.'),
  metric('connection_rate_cps', '1/s', 'Connections completed per second.'),
  metric('concurrent_connections', '1', 'Entries in the connections tables of their owners, time average.'),
  metric('latency_mean_s', 's', 'Mean transit of a data packet, last bit in to last bit out.'),
  metric('latency_p50_s', 's', 'Median transit of a data packet.'),
  metric('latency_p99_s', 's', '99th percentile of the transit of a data packet.'),
  metric('setup_latency_p99_s', 's', "99th percentile of the wait of a connection's first packet."),
  metric('drop_ratio', '1', 'Data packets dropped and those of refused connections, over packets offered.'),
  metric('snd_utilization', '1', 'Mean load of SND cores over all members.'),
  metric('fw_utilization', '1', 'Mean load of firewall instances over all members.'),
  metric(
    'hottest_member_utilization',
    '1',
    'Long-run mean load of the busiest class of cores on the hottest member.',
  ),
  metric(
    'sync_bps',
    'bit/s',
    'Bits per second that arrive on sync interfaces, summed over members, CCP included.',
  ),
  metric('sync_messages_per_s', '1/s', 'Sync and CCP packets that arrive per second, summed over members.'),
  metric(
    'sync_cpu_share',
    '1',
    'Core time on generating, sending, receiving and applying sync and CCP, over core time available.',
  ),
  metric(
    'sync_memory_bytes_per_member',
    'B',
    'Memory of copies of connections that other members own, mean over members.',
  ),
  metric('correction_share', '1', 'Packets forwarded to another member over packets accepted.'),
  metric('latency_p90_s', 's', '90th percentile of the transit of a data packet.'),
  metric(
    'latency_p999_s',
    's',
    '99.9th percentile of the transit of a data packet; empty where the sample is too small.',
  ),
  metric(
    'inter_site_bps',
    'bit/s',
    'Bits per second that cross the link between two sites, both ways: sync, CCP and corrected packets; empty for one site.',
  ),
  metric(
    'inter_site_drop_ratio',
    '1',
    'Bits that found the link between two sites full, over those that came to it; empty for one site.',
  ),
  metric(
    'fast_forward_utilization',
    '1',
    'Load of the orchestrator port of fast-forwarded connections in its busier direction; empty where there are none.',
  ),
  metric(
    'backplane_bps',
    'bit/s',
    'Bits per second of packets that members pass on to their owners, headers of the correction included.',
  ),
];
