/** Words, links and buttons, and the widths they stand in: what every page uses. */
export const text = `
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--font);
  overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1, h2 { font-family: var(--title-font); font-weight: 700; }
h1 { margin: 0 0 1rem; font-size: clamp(1.75rem, 1.3rem + 2.4vw, 2.75rem); letter-spacing: -.022em; }
h2 { margin: 2.75rem 0 1rem; font-size: clamp(1.375rem, 1.25rem + .6vw, 1.625rem); letter-spacing: -.012em; }
h3 { margin: 0 0 .4rem; font-size: 1.1875rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
ul, ol { padding-inline-start: 1.4rem; }
li + li { margin-block-start: .35rem; }
li > ul, li > ol { margin-block: .35rem 0; }
a { color: var(--accent); text-underline-offset: .17em; text-decoration-thickness: .07em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
main:focus { outline: none; }
.wide, .narrow { max-width: 70rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.narrow { max-width: 44rem; padding-block: clamp(1.5rem, 5vw, 3.5rem) 1rem; }
code { font-size: .9375rem; overflow-wrap: anywhere; }
.narrow h1 { font-size: clamp(1.625rem, 1.3rem + 1.8vw, 2.375rem); }
.quiet { color: var(--quiet); }
.lead { font-size: 1.1875rem; line-height: 1.5; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button, button {
  display: inline-block;
  padding: .6rem 1.25rem;
  min-height: 2.75rem;
  background: var(--accent);
  color: var(--on-accent);
  border: 2px solid var(--accent);
  border-radius: var(--radius);
  font: 600 1.0625rem/1.35 var(--font);
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button:hover, button:hover { text-decoration: underline; }
.second[hidden] { display: none; }
.post { white-space: pre-line; user-select: all; }
img { max-width: 100%; height: auto; }
.narrow form + p { margin-block-start: 1.5rem; }
.second { background: none; color: var(--accent); }
.links { display: flex; flex-wrap: wrap; gap: .6rem; margin-block: 1.25rem; }
.links a:not(.button) { padding-block: .6rem; min-height: 2.75rem; }
.narrow .links .button { padding-inline: .9rem; }
.note, .done, .errors { margin-block: 1.75rem; padding: 1.25rem 1.5rem; background: var(--tint); border-inline-start: 6px solid var(--accent); border-radius: var(--radius); }
.done { border-color: var(--on-demand); }
.note > :last-child, .done > :last-child { margin-block-end: 0; }
.note h2, .done h2, .errors h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
.panel { margin-block: 0 1.25rem; padding: 1.25rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.panel > :last-child { margin-block-end: 0; }
details.panel { padding-block: .5rem; }
.panel h2, .panel h3 { margin: 0 0 .5rem; font-size: 1.25rem; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 5px solid var(--accent); font-size: 1.1875rem; line-height: 1.5; }
hr { margin-block: 2rem; border: 0; border-block-start: 1px solid var(--line); }
.prose h3 { margin-block-start: 1.75rem; }
.prose > :first-child { margin-block-start: 0; }
.links input { flex: 1 1 14rem; }
dt { color: var(--quiet); font-size: .9375rem; font-weight: 600; }
dd { margin: 0 0 .6rem; }
summary { padding: .6rem 0; min-height: 2.75rem; color: var(--accent); font-weight: 600; cursor: pointer; }
`;
