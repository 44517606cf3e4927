/**
 * What stands around every page: the bar with the way out, the menu, the help lines and the foot. The header makes no box of
 * its own: within one the bar could not stay in sight for longer than the header does.
 */
export const frame = `
header { display: contents; }
.skip { position: absolute; inset-inline-start: 1rem; top: -9rem; z-index: 3; padding: .65rem 1rem; background: var(--card); border-radius: var(--radius); }
.skip:focus { top: .6rem; }
.bar { position: sticky; top: 0; z-index: 2; background: var(--card); border-block-start: 4px solid var(--accent); border-block-end: 1px solid var(--line); }
.bar .wide { display: flex; align-items: center; justify-content: space-between; gap: .75rem; min-height: 3.75rem; }
.bar nav { margin-inline-start: auto; font-size: 1rem; }
.brand { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; color: inherit; text-decoration: none; line-height: 1.25; }
.brand b { font: 700 1.3125rem/1 var(--title-font); letter-spacing: .01em; }
.brand span { padding-inline-start: .75rem; border-inline-start: 1px solid var(--line); color: var(--quiet); }
.brand:hover { text-decoration: underline; }
@media (max-width: 45.99rem) { .brand span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
.exit { flex: none; padding: .6rem clamp(.7rem, 3vw, 1rem); min-height: 2.75rem; background: var(--ink); color: var(--page); border: 1px solid var(--page); border-radius: var(--radius); font: 600 .9375rem/1.45 var(--font); text-decoration: none; }
.exit:hover { text-decoration: underline; }
.left { background: Canvas; }
.left body { display: none; }
.menu { padding-block: .25rem; font-size: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 clamp(.9rem, 2vw, 1.5rem); margin: 0; padding: 0; list-style: none; }
nav li { margin: 0; }
nav a { display: inline-block; padding: .6rem 0; min-height: 2.75rem; min-width: 2.75rem; }
header li a { color: inherit; text-decoration: none; }
header li a:hover { text-decoration: underline; }
.menu [aria-current] { font-weight: 650; box-shadow: inset 0 -3px var(--accent); }
.help { margin-block-start: 4rem; padding-block: 1.75rem; background: var(--tint); }
.help h2 { margin: 0 0 .75rem; font-size: 1.25rem; }
.help ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1rem 2rem; margin: 0; padding: 0; list-style: none; }
.help li { margin: 0; }
.help span { display: block; }
.foot { margin-block-start: 3.5rem; padding-block: 1.5rem 2.5rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: .9375rem; }
.help + .foot { margin: 0; border: 0; }
.foot ul { margin-block-end: 1rem; }
.foot .wide > p { max-width: 46rem; }
`;
