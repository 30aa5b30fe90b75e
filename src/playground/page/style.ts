import type { ResultTable } from '../../experiment/result-table.js';
import { chartColors } from '../../report/charts/chart-colors.js';
import { pageStyle } from '../../report/page/page-style.js';
import { seriesLooks } from '../../report/series-classes.js';

/** What the page has beside the look of a report: controls beside the curves, or above them where there is no room. */
const PLAYGROUND = `
header,main,footer{max-width:1440px}
header{padding-top:28px}
header .note{margin-bottom:0}
.bench{display:grid;grid-template-columns:minmax(270px,330px) minmax(0,1fr);gap:0 36px;align-items:start;padding-top:22px}
.controls{display:block;margin:0}
.outcome{min-width:0}
fieldset{border:0;border-top:1px solid var(--line);margin:0;padding:12px 0 14px;min-width:0}
legend{float:left;width:100%;padding:0;margin-bottom:8px;font-weight:650;font-size:1rem}
legend+*{clear:both}
.control{margin:0 0 12px}
.control:last-child{margin-bottom:0}
.row{display:flex;align-items:center;gap:8px;font-size:.92rem;line-height:1.35}
.row label{overflow-wrap:anywhere}
.row input{margin:0}
.row output{margin-left:auto;font-variant-numeric:tabular-nums;white-space:nowrap;color:var(--quiet)}
.tick{display:flex;gap:8px;align-items:flex-start;padding:3px 0;font-size:.92rem;line-height:1.35}
.tick input{margin:3px 0 0;flex:none}
.tick span{overflow-wrap:anywhere}
input[type=range]{width:100%;padding:0;margin:6px 0 0;accent-color:var(--accent)}
input[type=checkbox]{accent-color:var(--accent);width:16px;height:16px}
input[type=text],select{width:100%;margin-top:5px}
.why{all:unset;cursor:pointer;flex:none;width:18px;height:18px;border-radius:50%;border:1px solid var(--quiet);color:var(--quiet);font-size:.72rem;line-height:18px;text-align:center}
.why:hover,.why[aria-expanded=true]{border-color:var(--accent);color:var(--accent)}
.meaning{background:var(--soft);border-radius:6px;padding:8px 10px;margin:6px 0 0;font-size:.82rem;line-height:1.45;overflow-wrap:anywhere}
.meaning p{margin:0 0 6px}
.meaning p:last-child{margin:0}
.wrong{border-left:3px solid var(--bad);padding:6px 0 6px 10px;margin:6px 0 0;font-size:.86rem;line-height:1.45;overflow-wrap:anywhere}
.refusal{border:1px solid var(--bad);border-radius:6px;padding:12px 14px;margin:0 0 18px;overflow-wrap:anywhere}
.refusal ul{margin:6px 0 0;padding-left:18px}
.refusal li{max-width:none}
.state{position:sticky;top:0;z-index:3;background:var(--paper);padding:0 0 12px;border-bottom:1px solid var(--line)}
.state p{margin:0;font-size:.92rem;font-variant-numeric:tabular-nums;max-width:none}
progress{width:100%;height:8px;accent-color:var(--accent);display:block;margin:8px 0 12px}
.buttons{display:flex;flex-wrap:wrap;gap:8px}
.button{font:inherit;font-size:.88rem;color:var(--ink);background:var(--soft);border:1px solid var(--quiet);border-radius:6px;padding:5px 12px;cursor:pointer}
.button:hover:enabled{border-color:var(--accent);color:var(--accent)}
.button:disabled{color:var(--quiet);border-color:var(--line);cursor:default}
.results{padding-top:18px}
.old>div{filter:grayscale(1)}
.before{color:var(--quiet);font-size:.92rem;margin:0 0 12px}
.jump{display:none;font-size:.92rem}
.results figure{margin:18px 0 26px}
.results .lead{margin-top:0;min-height:3.2em}
.command{margin:14px 0 0}
@media (max-width:900px){
.bench{grid-template-columns:minmax(0,1fr)}
.controls{order:2;padding-top:10px}
.state{position:static}
.jump{display:inline-block;padding:5px 0}
}
@media print{.controls,.buttons,progress{display:none}.bench{display:block}}`;

const BAD = ':root{--bad:#c1121f}@media screen and (prefers-color-scheme:dark){:root{--bad:#ff7b85}}';

const sheet = new CSSStyleSheet();

/** Dresses the page, with the colours of the strategies of a result; a constructed sheet needs no leave of the policy. */
export function wearStyle(table: ResultTable | null): void {
  sheet.replaceSync(`${pageStyle(tonesOf(table))}${BAD}${PLAYGROUND}`);
  document.adoptedStyleSheets = [sheet];
}

function tonesOf(table: ResultTable | null): { readonly light: string; readonly dark: string } {
  const looks = table === null ? [] : [...seriesLooks(table).values()];
  const colors = new Map(looks.map(({ className, color }) => [className, color]));
  return { light: chartColors('light', colors), dark: chartColors('dark', colors) };
}
