import type { Estimate, FaultResult, PointResult, TenantResult } from '../experiment/result-table.js';
import { comparisonJson } from './comparison-json.js';
import type { Findings } from './findings.js';
import { scalingLawEntries } from './scaling-law-figures.js';
import { jsonText } from './json-text.js';

/** The machine-readable summary of `--json`: every mean with its interval, by the names of the CSV columns. */
export function summaryJson({ table, scalingLaws, comparison }: Findings, files: readonly string[]): string {
  const summary = {
    scenario: table.scenario.name,
    seed: table.scenario.seed,
    events: table.events,
    warnings: table.warnings,
    points: table.points.map(pointSummary),
    scaling_laws: scalingLawEntries(scalingLaws),
    ...(comparison !== null && { comparison: comparisonJson(comparison, table.scenario) }),
    files,
  };
  return jsonText(summary, 'summary');
}

function pointSummary(point: PointResult) {
  return {
    strategy: point.strategy,
    members: point.members,
    sweep: point.sweep,
    ...(point.failed > 0 && { failed: point.failed }),
    bottleneck: point.bottleneck,
    bottleneck_member: point.bottleneckMember,
    bottleneck_utilization: point.bottleneckUtilization,
    operational_bound: point.operationalBound,
    sensitivities: Object.fromEntries(
      point.sensitivities.map(({ parameter, elasticity }) => [parameter, elasticity]),
    ),
    beyond_supported_limit: point.beyondSupportedLimit,
    sampled_share: point.sampledShare,
    replications: point.replications.length,
    metrics: Object.fromEntries(
      Object.entries(point.estimates).map(([name, value]) => [name, estimateSummary(value)]),
    ),
    not_estimable: point.notEstimable,
    warm_up_s: point.warmUp.warmUp,
    measured_s: point.warmUp.duration,
    ...(point.faults !== undefined && { faults: faultSummary(point.faults) }),
    ...(point.tenants !== undefined && { virtual_systems: point.tenants.map(tenantSummary) }),
    warnings: point.warnings,
  };
}

function faultSummary({ figures }: FaultResult) {
  return Object.fromEntries(figures.map(({ name, estimate }) => [name, estimateSummary(estimate)]));
}

function tenantSummary({ name, estimates }: TenantResult) {
  const figures = Object.entries(estimates).map(
    ([figure, value]) => [figure, estimateSummary(value)] as const,
  );
  return { name, ...Object.fromEntries(figures) };
}

function estimateSummary({ mean, ciLow, ciHigh, stdDev, method }: Estimate) {
  return { mean, ci_low: ciLow, ci_high: ciHigh, std_dev: stdDev, method };
}
