/** How a rehearsal's page looks: calm, light and dark, from 320 pixels up. */
import { COLOURS, DARK_COLOURS } from '../core/email/look.ts';
import { type Markup, markup } from '../core/email/markup.ts';

const variables = (colours: Readonly<Record<string, string>>): Markup[] =>
  Object.entries(colours).map(([name, value]) => markup`--${name}:${value};`);

/** Text of any colour has 4.5:1 against its ground; kinds are never told by colour alone, their names stand beside. */
const LIGHT = markup`${variables(COLOURS)}
--webinar:#1766a8;--in-person:#2a7a4b;--exhibit:#8546ad;--on-demand:#576b78;--observance:#b04e06;
--well:#e7f5ec;--well-ink:#14532d;--well-line:#2e8555;--bad:#fdecea;--bad-ink:#8a1c14;--bad-line:#c0342b`;

const DARK = markup`${variables(DARK_COLOURS)}
--webinar:#79bbf2;--in-person:#77cf9b;--exhibit:#cfa3ee;--on-demand:#a9bdc9;--observance:#f4b068;
--well:#142a1e;--well-ink:#c9f0d8;--well-line:#4fae7c;--bad:#3a1917;--bad-ink:#ffd5d0;--bad-line:#ef7d73`;

const FRAME = markup`
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:80rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,3rem)}
header{padding-block:clamp(1.5rem,4vw,3rem) clamp(1rem,2vw,1.5rem)}
footer{padding-block:2rem 4rem;color:var(--muted);font-size:.9rem}
footer p{max-width:46rem;margin:0}
h1,h2,h3,h4{line-height:1.25;margin:0;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.6rem);letter-spacing:-.01em}
h1 span{display:block;font-size:.95rem;letter-spacing:.08em;text-transform:uppercase;color:var(--accent)}
h2{font-size:1.5rem}
h3{font-size:1.3rem}
h4{font-size:1rem}
a{color:var(--accent);text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
ul,ol{list-style:none;margin:0;padding:0}
dl,dd{margin:0}
summary{cursor:pointer;color:var(--accent);padding-block:.25rem}
main>section{margin-block:0 clamp(2rem,5vw,3.5rem)}
.agency{margin:0 0 .75rem;color:var(--muted)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[data-kind="WEBINAR"]{--kind:var(--webinar)}
[data-kind="IN-PERSON"]{--kind:var(--in-person)}
[data-kind="EXHIBIT"]{--kind:var(--exhibit)}
[data-kind="ON-DEMAND"]{--kind:var(--on-demand)}
[data-kind="OBSERVANCE"]{--kind:var(--observance)}`;

const VERDICT = markup`
.verdict{border:1px solid;border-inline-start-width:.5rem;border-radius:.75rem;padding:clamp(1rem,3vw,1.75rem)}
.well{background:var(--well);color:var(--well-ink);border-color:var(--well-line)}
.amiss{background:var(--bad);color:var(--bad-ink);border-color:var(--bad-line)}
.verdict h2{display:flex;gap:.75rem;align-items:center;font-size:clamp(1.2rem,1rem + 1vw,1.6rem)}
.sign{flex:none;display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:50%;border:2px solid;font-size:1.25rem}
.verdict ul{margin-block:.75rem 0;padding-inline-start:1.25rem;list-style:disc}
.verdict p{margin-block:1rem 0}
.totals{display:flex;flex-wrap:wrap;gap:.75rem clamp(1rem,4vw,3.5rem);margin-block-start:1.25rem}
.totals div{display:flex;flex-direction:column-reverse;justify-content:flex-end;min-width:5.5rem;white-space:nowrap}
.totals dd{font-size:clamp(1.6rem,1.2rem + 1.5vw,2.4rem);font-weight:650;line-height:1.1;font-variant-numeric:tabular-nums}
.totals .bad dd,.totals .bad dt{font-weight:750;text-decoration:underline;text-underline-offset:.2em}`;

const TIMELINE = markup`
.zone{margin:.25rem 0 0;color:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0;font-size:.9rem;color:var(--muted)}
.legend span{display:inline-flex;gap:.5rem;align-items:center}
.mark{display:inline-block;flex:none;width:.85rem;height:.85rem;background:var(--kind,var(--muted))}
.mark.mail{border-radius:50%}
.mark.event{background:none;border:.2rem solid var(--kind,var(--muted));transform:rotate(45deg) scale(.85)}
.mark.swatch{border-radius:.2rem;width:1.4rem;height:.5rem}
.timeline{--rail:1.4rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:clamp(1rem,3vw,2rem)}
.timeline>li{position:relative;padding-inline-start:var(--rail)}
.timeline>li::before{content:"";position:absolute;inset-block:0;inset-inline-start:calc(.425rem - 1px);border-inline-start:2px solid var(--line)}
.month{font-weight:650;font-size:1.15rem;padding-block-end:.5rem}
.quiet{color:var(--muted);font-size:.85rem;padding-block:.35rem}
.timeline>.quiet::before{border-inline-start-style:dotted}
.day{padding-block:.5rem}
.day>time{display:flex;gap:.4rem}
.day>time span{color:var(--muted);min-width:2.4em}
.day>ul>li{position:relative;padding-block:.2rem}
.day>ul>li>.mark{position:absolute;top:.55rem}
.mailings .mark{inset-inline-start:calc(-1*var(--rail));box-shadow:0 0 0 3px var(--card)}
.events>li{padding-inline-start:1.5rem}
.events .mark{inset-inline-start:0}
.clock{font-variant-numeric:tabular-nums;margin-inline-end:.25rem}
.note{display:block;font-size:.875rem;color:var(--muted)}
@media (min-width:52rem){
.timeline{--date:7.5rem}
.timeline>li{padding-inline-start:calc(var(--date) + var(--rail))}
.timeline>li::before{inset-inline-start:calc(var(--date) + .425rem - 1px)}
.day{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2.5rem}
.day>time{position:absolute;inset-inline-start:0;top:.7rem;width:var(--date)}
.mailings{grid-column:1}.events{grid-column:2}
}
.as-table{margin-block-start:1rem}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.75rem;margin-block-start:.5rem}
table{border-collapse:collapse;width:100%;min-width:60rem;font-size:.925rem;overflow-wrap:normal}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-block-end:1px solid var(--line)}
thead th{color:var(--muted);white-space:nowrap}
tbody th{font-weight:400;min-width:18rem;overflow-wrap:anywhere}
tbody tr:last-child>*{border-block-end:0}
.number{text-align:end}
td{font-variant-numeric:tabular-nums;white-space:nowrap}`;

const MAILINGS = markup`
.mailing{scroll-margin-block-start:1rem;margin-block-start:1.25rem;padding:clamp(1rem,3vw,2rem);background:var(--card);
border:1px solid var(--line);border-block-start:.3rem solid var(--kind);border-radius:.75rem}
.mailing:target{outline:3px solid var(--accent)}
.kicker{display:flex;flex-wrap:wrap;gap:.25rem .75rem;margin:0 0 .35rem;color:var(--muted)}
.kind{color:var(--kind);font-weight:650}
.due{margin:.35rem 0 0;font-size:1.1rem}
.facts{display:grid;gap:.35rem 2.5rem;margin-block:1.25rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.facts div{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:.5rem}
.facts dt{color:var(--muted)}
.facts .bad{color:var(--bad-ink);background:var(--bad);font-weight:650;padding-inline:.25rem;border-radius:.2rem}
.none{margin:0;padding:.75rem 1rem;border-radius:.5rem;background:var(--bad);color:var(--bad-ink)}
.variants{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr))}
.variant{min-width:0;max-width:46rem}
.subject{margin:.15rem 0 .6rem;color:var(--muted)}
iframe{display:block;width:100%;height:36rem;border:1px solid var(--line);border-radius:.5rem;background:var(--page)}
.files{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0 0}
.copies{font-size:.925rem;color:var(--muted)}
.copies p{display:inline;margin:0}
.copies>ul{display:inline}
.copies>ul li{display:inline}
.copies details{margin-block-start:.1rem}
.copies details ul{display:flex;flex-wrap:wrap;gap:.25rem .9rem;max-height:14rem;overflow-y:auto;padding:.25rem}`;

/** The style sheet of the page. */
export const REHEARSAL_LOOK: Markup = markup`
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}${FRAME}${VERDICT}${TIMELINE}${MAILINGS}
`;
