/**
 * How the pages look. To reskin them, change the custom properties; contrast is at least 4.5:1 in both schemes (WCAG 2.2
 * AA), targets are at least 44 px high, and it holds from 320 px on and in print.
 */
export const stylesheet = withoutIndentation(`
:root {
  color-scheme: light dark;
  --page: #f4f7fa;
  --card: #fff;
  --ink: #1c2b3a;
  --quiet: #4b5d6f;
  --line: #d3dfea;
  --accent: #17507f;
  --on-accent: #fff;
  --tint: #e6f0f9;
  --hero: #12395c;
  --on-hero: #fff;
  --hero-quiet: #d5e5f4;
  --webinar: #17507f;
  --in-person: #6a3d86;
  --observance: #0b6a8f;
  --exhibit: #8a4b12;
  --on-demand: #2d6a3e;
  --font: system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
  --radius: 10px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10181f;
    --card: #18232d;
    --ink: #e8eef4;
    --quiet: #b3c1ce;
    --line: #34475a;
    --accent: #8cc4f2;
    --on-accent: #0d1c29;
    --tint: #213344;
    --hero: #0c2740;
    --webinar: #8cc4f2;
    --in-person: #d3b0ea;
    --observance: #7fd3ee;
    --exhibit: #f0b987;
    --on-demand: #98d6a9;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--font);
  overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { margin: 0 0 1rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.75rem); letter-spacing: -0.015em; }
h2 { margin: 3rem 0 1rem; font-size: 1.5rem; }
h3 { margin: 0 0 .5rem; font-size: 1.25rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
.wide, .narrow { max-width: 68rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2rem); }
.narrow { max-width: 44rem; padding-block: 1rem 2rem; }
.quiet { color: var(--quiet); }
.lead { font-size: 1.1875rem; }
.skip { position: absolute; inset-inline-start: 1rem; top: -5rem; z-index: 3; padding: .6rem 1rem; background: var(--card); }
.skip:focus { top: .5rem; }

.bar { position: sticky; top: 0; z-index: 2; height: 3.5rem; text-align: end; pointer-events: none; }
.exit {
  display: inline-block;
  margin: .5rem .5rem 0 0;
  padding: .55rem 1rem;
  min-height: 2.75rem;
  background: var(--ink);
  color: var(--page);
  border: 1px solid var(--page);
  border-radius: var(--radius);
  font-weight: 600;
  text-decoration: none;
  pointer-events: auto;
}
.exit:hover { text-decoration: underline; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; padding-block: .75rem; }
.agency { flex: 1 1 100%; margin: 0; font-size: 1.125rem; font-weight: 650; line-height: 1.35; }
@media (min-width: 46rem) { .bar { height: 0; } .agency { min-height: 3rem; padding: .75rem 12rem 0 0; } }
.top ul, .years ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; }
.top li a, .years li a { display: inline-block; padding: .5rem 0; min-height: 2.75rem; min-width: 2.75rem; }
.top [aria-current] { color: inherit; font-weight: 650; text-decoration: none; border-block-end: 3px solid var(--accent); }
.languages { margin-inline-start: auto; }

.hero { background: var(--hero); color: var(--on-hero); padding-block: clamp(2rem, 6vw, 4rem) clamp(1.5rem, 4vw, 2.5rem); }
.hero a { color: inherit; }
.hero :focus-visible { outline-color: var(--on-hero); }
.hero .lead { max-width: 46rem; color: var(--hero-quiet); }
.next { margin: 0 0 1.25rem; padding: 1.25rem 1.5rem; background: rgb(255 255 255 / .1); border-radius: var(--radius); }
@media (min-width: 60rem) {
  .hero .wide { display: grid; grid-template-columns: 1fr 24rem; gap: 0 4rem; align-items: start; }
  .hero h1 { grid-column: 1 / -1; }
  .hero .lead { grid-area: 2 / 1; }
  .aside { grid-area: 2 / 2; }
}
.next span { display: block; color: var(--hero-quiet); }
.next a { font-size: 1.25rem; font-weight: 650; }
.button, button {
  display: inline-block;
  padding: .65rem 1.25rem;
  min-height: 2.75rem;
  background: var(--accent);
  color: var(--on-accent);
  border: 2px solid var(--accent);
  border-radius: var(--radius);
  font: 600 1.0625rem/1.4 var(--font);
  text-decoration: none;
  cursor: pointer;
}
.button:hover, button:hover { text-decoration: underline; }
.hero .button { background: var(--on-hero); border-color: var(--on-hero); color: #12395c; }

.month { width: 100%; margin-block-end: 1.5rem; border-collapse: collapse; table-layout: fixed; background: var(--card); }
.month caption { padding: 0 0 .5rem; text-align: start; font-weight: 650; font-size: 1.125rem; }
.month th { padding: .4rem .1rem; color: var(--quiet); font-size: .875rem; font-weight: 600; }
.month td { height: 3.25rem; padding: .3rem; border: 1px solid var(--line); vertical-align: top; color: var(--quiet); font-size: .875rem; line-height: 1.3; }
.month td:empty { background: var(--page); }
.month .today { box-shadow: inset 0 0 0 3px var(--accent); color: var(--ink); font-weight: 700; }
.month td a { display: block; margin-top: .2rem; min-height: 1.625rem; color: var(--ink); background: var(--tint); border-inline-start: 4px solid var(--accent); border-radius: 3px; font-weight: 400; text-decoration: none; }
.month td a:hover { text-decoration: underline; }
.month a.off { text-decoration: line-through; }
.month td a span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (min-width: 46rem) {
  .month td { height: 6rem; padding: .4rem .5rem; }
  .month td a { padding: .3rem .45rem; }
  .month td a span { position: static; width: auto; height: auto; clip-path: none; display: block; }
  .month .hour { font-weight: 650; }
  .month td a .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; }
}

.event {
  --kind: var(--webinar);
  display: grid;
  gap: 0 1.5rem;
  margin: 0 0 1.25rem;
  padding: clamp(1rem, 3vw, 1.75rem);
  background: var(--card);
  border: 1px solid var(--line);
  border-inline-start: 6px solid var(--kind);
  border-radius: var(--radius);
}
.event:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.in-person { --kind: var(--in-person); }
.observance { --kind: var(--observance); }
.exhibit { --kind: var(--exhibit); }
.on-demand { --kind: var(--on-demand); }
.past { --kind: var(--quiet); }
.past .button { background: none; color: var(--accent); }
.body { min-width: 0; }
.tile { display: none; }
@media (min-width: 40rem) {
  .event:has(.tile) { grid-template-columns: 5rem 1fr; }
  .tile { display: flex; flex-direction: column; align-items: center; align-self: start; margin: 0; padding: .6rem .25rem; background: var(--tint); border-radius: var(--radius); line-height: 1.25; }
  .tile b { font-size: 2rem; line-height: 1.1; color: var(--kind); }
}
.tags { margin: 0 0 .35rem; font-size: .9375rem; }
.kind { color: var(--kind); font-weight: 700; }
.badge { display: inline-block; margin-inline-start: .5rem; padding: .1rem .55rem; border: 1px solid currentColor; border-radius: 1rem; font-weight: 600; font-size: .875rem; }
.time { font-size: 1.125rem; }
.event dd:not(:has(+ dd)) { margin-block-end: .5rem; }
@media (min-width: 52rem) { .event dl { display: grid; grid-template-columns: 8rem 1fr; } .event dd { grid-column: 2; } }
dt { color: var(--quiet); font-size: .9375rem; font-weight: 600; }
dd { margin: 0; }
.links { display: flex; flex-wrap: wrap; gap: .6rem; }
summary { padding: .5rem 0; min-height: 2.75rem; color: var(--accent); font-weight: 600; cursor: pointer; }
details > div { max-width: 46rem; }
.about p { max-width: 46rem; }
.note { margin-block: 2rem; padding: 1.25rem 1.5rem; background: var(--tint); border-inline-start: 6px solid var(--accent); border-radius: var(--radius); }
.note h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
.note p { margin: 0; }
.lists div { margin-block-end: 1rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.lists dt { color: var(--ink); font-size: 1.125rem; font-weight: 650; }
.contacts { padding: 0; list-style: none; }
.contacts li { margin-block-end: 1rem; }
.foot { margin-block-start: 4rem; padding-block: 2rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
.help { max-width: 46rem; margin-block-end: 1.5rem; }
.help h2 { margin: 0 0 .5rem; font-size: 1.0625rem; }
.help ul { padding: 0; list-style: none; }
.help span { display: inline-block; max-width: 100%; margin-inline-end: .75rem; }

@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --quiet: #333; --hero: #fff; --on-hero: #000; --hero-quiet: #333; --tint: #fff; }
  .bar, .skip, nav, .links, .hero .button { display: none; }
  .event { break-inside: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
  summary { display: none; }
  a { color: inherit; }
}
`);

/** Spaces that only people need go; the space before a colon is a selector's and stays. */
function withoutIndentation(css: string): string {
  return css
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replaceAll(': ', ':');
}
