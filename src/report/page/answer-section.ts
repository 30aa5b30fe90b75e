import { group } from 'd3-array';
import type { PointResult } from '../../experiment/result-table.js';
import { formatBitRate, formatSeconds, formatShare } from '../../units/format.js';
import { estimateOf } from '../estimate-of.js';
import type { Findings } from '../findings.js';
import { intervalText } from '../interval-text.js';
import { serviceText } from '../service-text.js';
import { settingText } from '../setting-text.js';
import { spokesman } from '../spokesman.js';
import { lostShare } from './glance-section.js';
import { html, type Markup } from './markup.js';

const MOST_SETTINGS = 6;

/** The answer: a sentence with its interval, or one for each swept setting. */
export function answerSection({ table }: Findings): Markup {
  const settings = [...group(table.points, settingText)];
  const sentences = settings.map(([setting, points]) => {
    const { text, interval } = sentenceOf(spokesman(points));
    return html`${setting === '' ? null : html`<span class="setting">With ${setting}:</span> `}${text}${
      interval === '' ? null : html` <span class="interval">95&nbsp;% interval ${interval}.</span>`
    }`;
  });
  const shown = sentences.slice(0, MOST_SETTINGS);
  const more = sentences.length - shown.length;
  return html`<div class="lead">
    ${shown.map((sentence) => html`<p>${sentence}</p>`)}
    ${more > 0 ? html`<p class="note">${more} more settings are in the table of all figures.</p>` : null}
  </div>`;
}

function sentenceOf(point: PointResult): { readonly text: string; readonly interval: string } {
  const { strategy, members } = point;
  const at = `${members} ${members === 1 ? 'member' : 'members'}`;
  const capacity = estimateOf(point, 'capacity_bps');
  if (capacity !== undefined) {
    const text = `${strategy} carries ${formatBitRate(capacity.mean)} with ${at}${efficiencyText(point)}.`;
    return { text, interval: intervalText(capacity, 'bitRate') };
  }
  const lost = lostShare(point);
  if (lost !== undefined) {
    const text = `Under ${strategy} with ${at}, ${formatShare(lost.mean)} of the connections on a member that crashes are lost${detectionText(point)}.`;
    return { text, interval: intervalText(lost, 'share') };
  }
  const throughput = estimateOf(point, 'throughput_bps');
  if (throughput === undefined) return { text: `${strategy} ran with ${at}.`, interval: '' };
  const text = `${strategy} forwards ${formatBitRate(throughput.mean)} with ${at}${serviceText(point)}.`;
  return { text, interval: intervalText(throughput, 'bitRate') };
}

function detectionText({ faults }: PointResult): string {
  const detection = faults?.figures.find(({ name }) => name === 'detection_s')?.estimate;
  return detection === undefined ? '' : `; the others know it after ${formatSeconds(detection.mean)}`;
}

function efficiencyText(point: PointResult): string {
  const efficiency = estimateOf(point, 'efficiency');
  const loss = estimateOf(point, 'degradation_per_added_member');
  if (efficiency === undefined || loss === undefined) return '';
  return `, ${formatShare(efficiency.mean)} of what ${point.members} gateways would carry on their own: ${formatShare(loss.mean)} lost per added member`;
}
