/**
 * The public library: everything here runs without files, network or clock, in Node as in a browser worker. Worker
 * threads are a module of their own, `maestro-sim/worker-runner`, because only Node has them.
 */

// Kernel: clock, events and timers. Time is whole nanoseconds.
export { Simulator } from './kernel/simulator.js';
export { EventLoop, type EventKind, type Handler, type RunOutcome } from './kernel/event-loop.js';
export { type Timer } from './kernel/timer.js';
export { InvariantViolation } from './kernel/invariant.js';
export { LAST_TIME, MS, NS, S, US, type Duration, type Time } from './kernel/time.js';

// Random streams by path, and the laws that are drawn from them.
export { createStreams, RANDOM_ENGINES, type RandomEngine } from './random/streams.js';
export { type RandomStream, type RandomStreams } from './random/random-stream.js';
export { type Distribution } from './random/distribution.js';
export { boundedPareto, deterministic, exponential, uniform } from './random/distributions.js';
export { balancedHyperexponential, erlang, hyperexponential } from './random/phase-type.js';
export { lognormal } from './random/lognormal.js';
export { empirical } from './random/empirical.js';
export { geometric, poisson } from './random/counts.js';
export { AliasTable, zipfShares } from './random/discrete.js';

// Collectors.
export { Tally } from './stats/tally.js';
export { TimeWeighted } from './stats/time-weighted.js';
export { LogHistogram } from './stats/log-histogram.js';

// Output analysis: what observations allow to say.
export { CONFIDENCE_LEVEL, meanInterval, tQuantile, type Interval } from './stats/confidence.js';
export { controlledMean, type Control, type ControlledInterval } from './stats/control-variate.js';
export { controlledRatio, pairedDifference, ratioOfSums, type PairedDifference } from './stats/paired.js';
export { bonferroniLevel } from './stats/bonferroni.js';
export { quantileInterval, smallestSampleFor, type QuantileInterval } from './stats/quantile-interval.js';
export { probabilityBound } from './stats/rare-events.js';
export { mser5, type WarmUp } from './stats/warm-up.js';
export { initialBias, type InitialBias } from './stats/initial-bias.js';
export { welch } from './stats/welch.js';
export { batchMeans, type BatchMeans } from './stats/batch-means.js';
export { isPreciseTo, replicationsFor } from './stats/stopping.js';

// The Universal Scalability Law of a curve of capacities.
export { fitScalingLaw, type CoefficientEstimate, type ScalingLaw } from './stats/scaling-law.js';
export { capacityAt, type CapacityObservation, type ScalingCoefficients } from './stats/scaling-law-curve.js';
export { peakInterval, type PeakInterval, type ReplicatedCapacity } from './stats/peak-interval.js';

// Queueing theory, to hold simulations against.
export {
  md1,
  mg1,
  mm1,
  mm1SojournQuantile,
  mmc,
  mmcc,
  mmcWaitQuantile,
  priorityWaits,
  sharedWait,
  type CustomerClass,
  type QueueMeans,
} from './stats/queueing-theory.js';
export { erlangB, erlangC } from './stats/erlang.js';
export { engset, machineRepair, mmck, type FiniteQueueMeans } from './stats/finite-queues.js';
export { dm1, ekm1, gim1, type RenewalQueueMeans } from './stats/renewal-queues.js';
export { batchArrivals } from './stats/batch-arrivals.js';
export { meanValueAnalysis, type ClosedNetworkMeans, type ClosedStation } from './stats/closed-networks.js';
export { jackson, type JacksonMeans, type JacksonStation } from './stats/jackson.js';

// Queueing elements.
export { nowhere, type Customer, type Output } from './model/queueing/customer.js';
export { Source, type SourceOptions } from './model/queueing/source.js';
export { Station, type StationOptions, type StationOutputs } from './model/queueing/station.js';
export { type StationStatistics } from './model/queueing/station-statistics.js';
export { Router } from './model/queueing/router.js';
export { Link } from './model/queueing/link.js';

// The cluster: one replication of one design point.
export { simulate } from './model/simulate.js';
export { replicate, type Task } from './experiment/task.js';
export { type SystemPlan } from './model/system-plan.js';
export { type Observations } from './model/observe.js';
export { type ModelConfig } from './model/config.js';
export { strategies, strategyNamed } from './model/strategies/index.js';
export { type ClusterStrategy } from './model/cluster/cluster-strategy.js';

// Scenarios: what to run.
export { parseScenario, type ParseOptions, type ParseResult } from './scenario/parse.js';
export { type ScenarioFiles } from './scenario/scenario-files.js';
export { type Override } from './scenario/override.js';
export {
  type DesignPoint,
  type Fidelity,
  type Load,
  type Objective,
  type ReplicationRule,
  type RunLength,
  type Scenario,
  type SweepFactor,
} from './scenario/scenario.js';
export { formatIssue, type Issue } from './schema/issue.js';
export { type SourceText } from './schema/read-yaml.js';

// Comparisons and scaling laws of results, and how many members a demand takes.
export { compareWith, type Comparison, type PointComparison } from './experiment/comparison.js';
export { scalingLawsOf, type CurveLaw } from './experiment/scaling-laws.js';
export { plan, type PlanResult } from './experiment/planning/plan.js';
export { planTask, type PlanTask } from './experiment/planning/plan-task.js';
export { SimulatedCapacity } from './experiment/planning/simulated-capacity.js';
export { type PlanAnswer } from './experiment/planning/plan-answer.js';
export { type PlanQuestion } from './experiment/planning/plan-question.js';

// Campaigns: every design point, replicated until its intervals are narrow enough.
export { runCampaign } from './experiment/campaign.js';
export { inlineRunner } from './experiment/inline-runner.js';
export { type Runner } from './experiment/runner.js';
export { type Progress, type ProgressListener } from './experiment/progress.js';
export { metrics, type Metric } from './scenario/metrics.js';
export {
  type CoreResult,
  type Estimate,
  type MemberResult,
  type MetricValues,
  type PointResult,
  type ReplicationResult,
  type ResultTable,
} from './experiment/result-table.js';
