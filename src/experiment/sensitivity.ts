import type { Observations } from '../model/observe.js';
import { strategyNamed } from '../model/strategies/index.js';
import { clientKey, NAT_KINDS, serverKey } from '../model/traffic/direction-keys.js';
import type { DesignPoint, Objective } from '../scenario/scenario.js';
import type { HottestShare } from './hottest-share.js';
import { loadPressure } from './objective.js';
import { policiesOf } from './policies.js';
import type { Sensitivity } from './result-table.js';
import { tableElasticities } from './table-elasticities.js';
import { tenantElasticities } from './tenant-elasticities.js';
import { type ClassWork, memberWork } from './work-shares.js';

/** Elasticities smaller than this are not told: a tenth more of the parameter moves the capacity by less than 0.05 %. */
const NEGLIGIBLE = 0.005;

type Elasticities = Readonly<Record<string, number>>;

/**
 * First-order sensitivities of the capacity, d ln(capacity) / d ln(parameter), the largest first: -0.3 says that 10 % more
 * of the parameter cost 3 % of the capacity. They need no further run: where a resource is full, its work at the capacity
 * is its limit, so that a price counts by its share of that work (operational analysis; the split of the cores stays).
 * Where waits or drops bind, the busiest resource speaks, since waits follow its load. Means over replications.
 */
export function sensitivitiesOf(
  point: DesignPoint,
  replications: readonly Observations[],
  objective: Objective,
  hottestShare: HottestShare,
): Sensitivity[] {
  const skew = hottestShare.skewElasticity(point);
  const each = replications.map((one) => elasticitiesOf(point, one, objective, skew));
  const names = [...new Set(each.flatMap((of) => Object.keys(of)))];
  return names
    .map((parameter) => ({
      parameter,
      elasticity: each.reduce((sum, of) => sum + (of[parameter] ?? 0), 0) / each.length,
    }))
    .filter(({ elasticity }) => Math.abs(elasticity) >= NEGLIGIBLE)
    .sort((a, b) => Math.abs(b.elasticity) - Math.abs(a.elasticity));
}

function elasticitiesOf(
  point: DesignPoint,
  seen: Observations,
  objective: Objective,
  skew: number,
): Elasticities {
  const { resource, member } = loadPressure(seen, objective);
  if (resource === 'orchestrator port') return orchestratorElasticities;
  if (resource === 'data ports') return portElasticities(point, member, skew);
  if (resource === 'connections table') return tableElasticities(point, seen.members[member], skew);
  const load = seen.members[member];
  if (resource === 'instances of a VS') return tenantElasticities(point, load.split.fw, skew);
  const { snd, fw } = memberWork(point, seen.values['offered_cps'], load, member);
  const work = load.split.shared ? together(snd, fw) : resource === 'SND cores' ? snd : fw;
  return coreElasticities(point, work, skew);
}

function coreElasticities(point: DesignPoint, work: ClassWork, skew: number): Elasticities {
  const total = Object.values(work.byPrice).reduce((sum, part) => sum + part, 0);
  const growing = total - work.fixed;
  const prices = Object.entries(work.byPrice).map(([name, part]) => [name, -part / growing] as const);
  return {
    ...Object.fromEntries(prices),
    'appliance.cores': total / growing,
    'objective.maxCoreUtilization': total / growing,
    ...(comesOfStatic(point) && { 'traffic.asymmetricShare': -work.asymmetric / growing }),
    'sync.sharedTableShare': -work.sharedTable / growing,
    'traffic.talkerSkew': policiesOf(point).delivery === 'via-pivot' ? 0 : (skew * work.own) / growing,
  };
}

const orchestratorElasticities: Elasticities = {
  'distribution.fastForward.portRate': 1,
  'objective.maxPortUtilization': 1,
};

/** Whether what is corrected grows with the share of static NAT and VPN: all else is keyed alike, nothing is given by class. */
function comesOfStatic({ model }: DesignPoint): boolean {
  const forward = clientKey(model);
  const alike = NAT_KINDS.map((nat) => serverKey(model, nat) === forward);
  return alike.join() === 'true,true,false' && model.traffic.classes.every(({ nat }) => nat === 'profile');
}

function portElasticities(point: DesignPoint, member: number, skew: number): Elasticities {
  return {
    ...lineElasticities(point, member),
    'objective.maxPortUtilization': 1,
    'traffic.talkerSkew': policiesOf(point).delivery === 'orchestrated' ? skew : 0,
  };
}

/** The parameters that the lines of a member take their number and rate from; none where it has its own. */
function lineElasticities({ strategy, model }: DesignPoint, member: number): Elasticities {
  const { downlinks, members } = model.distribution;
  const orchestrated = strategyNamed(strategy).orchestrated === true;
  const own = orchestrated ? members.find((one) => one.member === member + 1) : undefined;
  const from = (key: 'count' | 'rate', owned: number | null | undefined): Elasticities => {
    if ((owned ?? null) !== null) return {};
    const shared = orchestrated && downlinks[key] !== null;
    return { [shared ? `distribution.downlinks.${key}` : `appliance.ports.${key}`]: 1 };
  };
  return { ...from('rate', own?.downlinkRate), ...from('count', own?.downlinks) };
}

function together(snd: ClassWork, fw: ClassWork): ClassWork {
  const names = [...new Set([...Object.keys(snd.byPrice), ...Object.keys(fw.byPrice)])];
  return {
    byPrice: Object.fromEntries(
      names.map((name) => [name, (snd.byPrice[name] ?? 0) + (fw.byPrice[name] ?? 0)]),
    ),
    own: snd.own + fw.own,
    asymmetric: snd.asymmetric + fw.asymmetric,
    sharedTable: snd.sharedTable + fw.sharedTable,
    fixed: snd.fixed + fw.fixed,
  };
}
