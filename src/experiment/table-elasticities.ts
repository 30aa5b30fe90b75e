import type { MemberLoad } from '../model/member-load.js';
import { entryTime } from '../model/traffic/entry-time.js';
import type { DesignPoint } from '../scenario/scenario.js';

/**
 * Elasticities of the capacity where a connections table is full, by Little's law: what an entry's time consists of
 * counts by its part. Copies are taken to last as long as entries; `skew` is that of the share of the hottest member,
 * which moves its own entries alone.
 */
export function tableElasticities(
  { model }: DesignPoint,
  { entries, copies }: Pick<MemberLoad, 'entries' | 'copies'>,
  skew: number,
): Readonly<Record<string, number>> {
  const time = entryTime(model);
  const hasOwnRoundTrips = model.traffic.classes.some(({ roundTripTime }) => roundTripTime !== null);
  const hasOwnKeepAlives = model.traffic.classes.some(
    ({ keepAlive, keepAliveLaw }) => keepAlive !== null || keepAliveLaw.law === 'empirical',
  );
  return {
    'tables.connectionLimit': 1,
    'objective.maxTableUtilization': 1,
    'tables.tcpEndTimeout': -time.tcpTimeout / time.total,
    'tables.udpTimeout': -time.udpTimeout / time.total,
    ...(time.halfOpenTimeout > 0 && { 'tables.tcpStartTimeout': -time.halfOpenTimeout / time.total }),
    ...(hasOwnKeepAlives ? {} : { 'traffic.keepAlive': -time.keepAlive / time.total }),
    ...(hasOwnRoundTrips ? {} : { 'traffic.roundTripTime.mean': -time.transfer / time.total }),
    'traffic.talkerSkew': entries > 0 ? (skew * entries) / (entries + copies) : 0,
  };
}
