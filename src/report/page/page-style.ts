const LIGHT = '--paper:#ffffff;--ink:#1f2328;--quiet:#57606a;--line:#d8dee4;--soft:#f6f8fa;--accent:#0b5cad';
const DARK = '--paper:#0d1117;--ink:#e6edf3;--quiet:#9aa5b1;--line:#2b333d;--soft:#151b23;--accent:#79b8ff';

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 20px}
header{padding-top:44px}
h1,h2,h3,h4{line-height:1.25;letter-spacing:-.01em;margin:0;overflow-wrap:anywhere}
h1{font-size:clamp(1.5rem,1.1rem + 1.8vw,2.3rem);font-weight:650;max-width:26em}
h2{font-size:1.45rem;font-weight:650;margin-bottom:14px}
h3{font-size:1.08rem;font-weight:650;margin:26px 0 6px}
h4{font-size:.9rem;font-weight:600;margin:0 0 2px}
p,ul,dl{margin:0 0 12px}
p,li{max-width:46em}
a{color:var(--accent);text-underline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;font-size:.86em;overflow-wrap:anywhere}
pre{background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:12px 14px;overflow:auto;max-height:26em;white-space:pre-wrap}
small{font-size:.82em;color:var(--quiet)}
.eyebrow{color:var(--quiet);font-size:.9rem;margin-bottom:6px;overflow-wrap:anywhere}
.lead{margin-top:16px}
.lead p{font-size:clamp(1.08rem,1rem + .5vw,1.3rem);line-height:1.5;max-width:40em;overflow-wrap:anywhere}
.interval,.setting,.note{color:var(--quiet)}
.lead .note{font-size:1rem}
nav ul{list-style:none;padding:14px 0 0;margin:22px 0 0;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:6px 20px;font-size:.92rem}
section{padding:34px 0 10px;border-top:1px solid var(--line);margin-top:30px}
main section:first-child{border-top:0;margin-top:0;padding-top:40px}
figure{margin:22px 0 30px}
figcaption p{color:var(--quiet);margin:0 0 10px}
figcaption h3{margin-top:0}
.wide svg,.narrow svg,.panel-box svg{display:block;max-width:100%;height:auto}
.panel-box{border-radius:4px}
.narrow{display:none}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,320px),1fr));gap:20px 16px;align-items:end}
.two{grid-template-columns:repeat(2,1fr)}
.two svg{width:min(100%,430px)}
.panel-cell{min-width:0}
.panels h4{overflow-wrap:anywhere}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.88rem}
.key li{display:flex;align-items:center;gap:7px;overflow-wrap:anywhere;min-width:0}
.key svg{flex:none}
.notes{color:var(--quiet);font-size:.86rem;padding-left:18px;margin:10px 0 4px}
.notes li{max-width:60em}
.files,.print-note{color:var(--quiet);font-size:.86rem}
.behind{display:inline-block;margin:2px 18px 14px 0}
.file-list{columns:12em;padding-left:18px;font-size:.92rem}
.print-note{display:none}
.table{overflow:auto;margin:0 0 4px;border:1px solid var(--line);border-radius:6px}
.long{max-height:36em}
table{border-collapse:collapse;width:100%;font-size:.87rem;line-height:1.4}
.caption{color:var(--quiet);font-size:.88rem;margin:16px 0 6px;max-width:60em}
th,td{padding:7px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{background:var(--soft);position:sticky;top:0;font-weight:600}
tbody th{font-weight:600;min-width:10.5em}
td code,th code{overflow-wrap:normal}
small{font-weight:400}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
th.number{min-width:5em}
tbody th.number{min-width:0}
th button{all:unset;cursor:pointer;font:inherit;font-weight:600}
th button::after{content:'\\a0\\2195';color:var(--quiet);font-weight:400}
th[aria-sort=ascending] button::after{content:'\\a0\\2191'}
th[aria-sort=descending] button::after{content:'\\a0\\2193'}
.save{all:unset;cursor:pointer;color:var(--accent);font-size:.82rem;margin:2px 0 14px}
.save:hover{text-decoration:underline}
.plain{list-style:none;padding:0;margin:0}
.warnings li{margin-bottom:4px}
form{display:flex;flex-wrap:wrap;align-items:center;gap:8px 10px;margin:14px 0}
form[hidden]{display:none}
input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:5px;padding:6px 8px;min-width:0}
input[type=number]{width:7.5em}
#demand-spare{width:4.5em}
.readings div,.facts div{display:grid;grid-template-columns:minmax(12em,22em) 1fr;gap:4px 18px;padding:7px 0;border-bottom:1px solid var(--line)}
.readings dt{display:flex;gap:8px;align-items:center;overflow-wrap:anywhere}
.readings svg{flex:none}
dd{margin:0;overflow-wrap:anywhere}
.readings dd{font-weight:600}
.facts dt{color:var(--quiet)}
summary{cursor:pointer;margin:8px 0}
footer{color:var(--quiet);font-size:.86rem;padding-top:20px;padding-bottom:40px}
.tip{position:fixed;z-index:9;pointer-events:none;background:var(--ink);color:var(--paper);font-size:.82rem;line-height:1.4;padding:7px 10px;border-radius:5px;max-width:min(30em,calc(100vw - 16px));overflow-wrap:anywhere}
.tip[hidden]{display:none}
[data-told=yes]{stroke:var(--ink);stroke-width:2.5px}
.skip{position:absolute;left:-99em}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:6px 10px}
:focus-visible,th button:focus-visible,.save:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.panel svg,.panel-box svg{color:var(--ink)}
svg text{white-space:pre}
.solid{fill:currentColor}
@media (max-width:760px){
.wide{display:none}
.narrow{display:block}
.two{grid-template-columns:1fr}
.two svg,.panel-box svg{width:100%}
header{padding-top:26px}
section{padding-top:24px;margin-top:22px}
th,td{padding:6px 9px}
td:not(.number){min-width:9.5em}
.readings div,.facts div{grid-template-columns:1fr}
.key{gap:3px 14px}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{
body{font-size:10.5pt}
nav,form,.save,.behind,.skip,.tip,th button::after,.file-list{display:none}
.print-note{display:block}
.table{overflow:visible;max-height:none;border:0}
thead th{position:static}
.long tbody tr:nth-child(n+31){display:none}
table{font-size:7pt}
.broad{font-size:5.4pt}
.broad th,.broad td.number,.broad td{padding:2px 3px;white-space:normal;overflow-wrap:break-word;min-width:0}
.broad small,.broad br{display:none}
th,td{padding:3px 4px}
td.number{white-space:normal}
tbody th,th.number{min-width:0}
section{margin-top:14px;padding-top:14px}
figure,tr,.panel-cell{break-inside:avoid}
h2,h3,h4,figcaption,.caption{break-after:avoid}
a{color:inherit;text-decoration:none}
pre{max-height:none}
.panels{grid-template-columns:repeat(2,1fr)}
.wide{display:block}
.narrow{display:none}
svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;

/** The style of the page: light on paper and on light screens, dark on dark ones; `light` and `dark` colour the charts. */
export function pageStyle({ light, dark }: { readonly light: string; readonly dark: string }): string {
  return [
    `:root{color-scheme:light;${LIGHT}}`,
    light,
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${DARK}}${dark}}`,
    BASE,
    '.paper,.hollow{fill:var(--paper)}',
    '',
  ].join('\n');
}
