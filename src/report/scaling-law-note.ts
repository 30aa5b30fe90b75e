import type { CurveLaw } from '../experiment/scaling-laws.js';
import type { ScalingLaw } from '../stats/scaling-law.js';

/** What the law is worth for a curve, in words. */
export function scalingLawNote(curve: CurveLaw): string {
  const { law, isFollowed, peak } = curve;
  if (law === null) return 'has no law: capacity falls too steeply as members are added';
  const residual = residualText(law);
  if (!isFollowed) return `does not follow the law, which misses by up to ${residual}${limitText(curve)}`;
  return `follows the law to ${residual}; ${peakText(law, peak)}`;
}

/** The largest relative residual in percent with two digits, but no more than two decimals. */
export function residualText({ largestRelativeResidual }: ScalingLaw): string {
  const percent = Math.max(0.01, 100 * largestRelativeResidual);
  return `${Number(Number(percent.toPrecision(2)).toFixed(2))} %`;
}

function peakText({ sigma }: ScalingLaw, peak: CurveLaw['peak']): string {
  if (peak?.isSeen === false) return `a peak at about ${Math.round(peak.members)} members is possible`;
  if (peak !== null) return `more than ${Math.round(peak.members)} members carry less`;
  return sigma.estimate >= 1 ? 'more members carry no more' : 'no peak in range';
}

function limitText({ hardLimit }: CurveLaw): string {
  if (hardLimit === null) return '';
  return `: a hard limit from ${hardLimit.from} members on, ${hardLimit.resource}`;
}
