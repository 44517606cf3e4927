/** The calendar: what comes next, the month as a grid where there is room for one, and a card for each event. */
export const calendar = `
.hero { background: linear-gradient(165deg, var(--hero), var(--hero-deep)); color: var(--on-hero); padding-block: clamp(2rem, 6vw, 4.5rem); }
.hero a { color: inherit; }
.hero :focus-visible { outline-color: var(--spark); }
.hero h1::after { content: ''; display: block; width: 4rem; margin-block-start: 1.1rem; border-block-end: 4px solid var(--spark); }
.hero .lead { max-width: 40rem; color: var(--hero-quiet); }
.hero .button { background: var(--on-hero); border-color: var(--on-hero); color: var(--hero); }
.hero .second { background: none; color: inherit; }
.hero .wide > :last-child { margin: 0; }
.next { margin-block-end: 1.5rem; padding: 1.25rem 1.5rem; background: color-mix(in srgb, var(--on-hero) 9%, transparent); border-block-start: 4px solid var(--spark); border-radius: var(--radius); }
.next p { margin: 0; color: var(--hero-quiet); }
.next .what { margin-block: .15rem .4rem; font: 700 1.3125rem/1.3 var(--title-font); color: inherit; }
.next .what a { display: inline-block; padding-block: .4rem; }
@media (min-width: 60rem) {
  .hero .wide { display: grid; grid-template: auto 1fr / 1fr 25rem; gap: 0 4rem; align-items: start; }
  .hero .aside { grid-area: 1 / 2 / span 2; }
}
ul.chips { gap: .5rem; margin-block: 1.75rem; }
.chips a { display: inline-block; padding: .55rem 1.1rem; min-height: 2.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 2rem; text-decoration: none; line-height: 1.5; }
.chips a:hover { text-decoration: underline; }
.chips [aria-current] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.glance { display: none; }
@media (min-width: 56rem) { .glance { display: block; } }
.month { width: 100%; margin-block-end: 1.5rem; border-spacing: 0; table-layout: fixed; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); overflow: hidden; }
.month caption { padding-block-end: .6rem; text-align: start; font-weight: 650; font-size: 1.125rem; }
.month th { padding: .6rem .5rem; color: var(--quiet); font-size: .875rem; font-weight: 600; text-align: start; }
.month td { height: 5.75rem; padding: .4rem .5rem; border-block-start: 1px solid var(--line); vertical-align: top; color: var(--quiet); font-size: .875rem; line-height: 1.3; }
.month td + td { border-inline-start: 1px solid var(--line); }
.month td:empty { background: var(--page); }
.month .today { box-shadow: inset 0 4px var(--spark); background: var(--tint); color: var(--ink); font-weight: 700; }
.month td a { --kind: var(--webinar); display: block; margin-block-start: .3rem; padding: .35rem .5rem; min-height: 2.75rem; color: var(--ink); background: var(--tint); border-inline-start: 4px solid var(--kind); border-radius: 4px; font-weight: 400; text-decoration: none; }
.month .today a { background: var(--card); }
.month td a:hover { text-decoration: underline; }
.month .off { text-decoration: line-through; }
.month .hour, .month .name { display: block; }
.month .hour { font-weight: 650; }
.event {
  --kind: var(--webinar);
  display: grid;
  gap: 0 1.5rem;
  margin: 0 0 1rem;
  padding: clamp(1rem, 3vw, 1.5rem);
  background: var(--card);
  border: 1px solid var(--line);
  border-inline-start: 6px solid var(--kind);
  border-radius: var(--radius);
  box-shadow: var(--shadow);
}
.event:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.event h3 { font-size: 1.25rem; }
.event h3 a { display: inline-block; padding-block: .2rem; color: inherit; text-decoration-color: var(--edge); }
.in-person, .month .in-person { --kind: var(--in-person); }
.observance, .month .observance { --kind: var(--observance); }
.exhibit, .month .exhibit { --kind: var(--exhibit); }
.on-demand { --kind: var(--on-demand); }
.past { --kind: var(--edge); box-shadow: none; }
.past .tile b, .past .kind { color: var(--quiet); }
.body { min-width: 0; }
.body > :last-child { margin-block-end: 0; }
.tile { display: flex; gap: .4rem; align-items: baseline; margin: 0 0 .5rem; color: var(--quiet); font-weight: 600; line-height: 1.2; }
.tile b { font: 700 1.5rem/1.1 var(--title-font); color: var(--kind); }
@media (min-width: 40rem) {
  .event:has(.tile) { grid-template-columns: 4.75rem 1fr; }
  .tile { flex-direction: column; gap: 0; align-items: center; align-self: start; margin: 0; padding: .75rem .25rem; background: var(--tint); border-radius: 8px; }
  .tile b { font-size: 2.125rem; }
}
.tags { margin: 0 0 .25rem; font-size: .9375rem; }
.kind { color: var(--kind); font-weight: 700; }
.badge { display: inline-block; margin-inline-start: .5rem; padding: .05rem .6rem; border: 1px solid currentColor; border-radius: 1rem; font-weight: 600; font-size: .875rem; }
.time { margin-block-end: .6rem; }
.about p, .event p { max-width: 46rem; }
.facts { display: grid; gap: 0 1.5rem; }
@media (min-width: 40rem) { .facts { grid-template-columns: minmax(8rem, max-content) 1fr; } .facts dt { padding-block-start: .1rem; } .facts dd { grid-column: 2; } }
`;
