/**
 * What an agency changes to make the pages its own: colours, fonts, roundness. Text keeps a contrast of at least 4.5:1 in both
 * schemes, and the edges of fields one of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); `test/pages/stylesheet.test.ts` measures it.
 */
export const colours = `
:root {
  color-scheme: light dark;
  --page: #f5f8fb;
  --card: #fff;
  --ink: #1a2b3b;
  --quiet: #4a5c6e;
  --line: #d5e0ea;
  --edge: #6d8093;
  --accent: #17507f;
  --on-accent: #fff;
  --tint: #e7f0f8;
  --wrong: #b3261e;
  --hero: #123a5e;
  --hero-deep: #0b2743;
  --on-hero: #fff;
  --hero-quiet: #d3e3f2;
  --spark: #f3bc55;
  --webinar: #17507f;
  --in-person: #6a3d86;
  --observance: #0a6687;
  --exhibit: #8a4b12;
  --on-demand: #2b683c;
  --font: -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --title-font: var(--font);
  --radius: 12px;
  --shadow: 0 1px 2px rgb(11 39 67 / .06), 0 6px 24px rgb(11 39 67 / .06);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f171e;
    --card: #17222c;
    --ink: #e8eef4;
    --quiet: #b3c1ce;
    --line: #304253;
    --edge: #7f95a9;
    --accent: #8cc4f2;
    --on-accent: #0d1c29;
    --tint: #1f3142;
    --wrong: #ffb4ab;
    --hero: #0f304e;
    --hero-deep: #0a1f33;
    --webinar: #8cc4f2;
    --in-person: #d3b0ea;
    --observance: #7fd3ee;
    --exhibit: #f0b987;
    --on-demand: #98d6a9;
    --shadow: none;
  }
}
`;
