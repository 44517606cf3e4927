/** On paper only what can be read there; on screens with the reader's own few colours, edges instead of surfaces. */
export const print = `
@media (forced-colors: active) {
  .button, button, .exit, .chips a, .note, .panel { border: 2px solid; }
  .chips [aria-current], .month .today, .choice:has(:checked) { outline: 3px solid Highlight; }
  .month td a { border: 1px solid; }
}
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --quiet: #333; --hero: #fff; --on-hero: #000; --hero-quiet: #333; --tint: #fff; --accent: #000; --shadow: none; }
  body { font-size: 11pt; }
  .skip, .exit, .menu, .links, .chips, .foot ul { display: none; }
  .bar { position: static; border: 0; }
  .hero { background: none; padding-block: 0 1rem; }
  .glance { display: block; }
  .event, .panel, .month { break-inside: avoid; }
  a { color: inherit; }
  main a[href^=http]::after { content: ' (' attr(href) ')'; font-size: .85em; }
}
`;
