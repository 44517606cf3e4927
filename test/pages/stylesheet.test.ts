import { describe, expect, it } from 'vitest';
import { contrast } from '../../core/agency/contrast.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';

/** The custom properties of a block of rules. */
const colours = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name = '', colour = '']) => [name, colour]),
  );

/** `share` of the first colour over the second, as `color-mix(in srgb, first share, transparent)` lies on it. */
const over = (first: string, second: string, share: number): string => {
  const parts = (colour: string) => {
    const digits = colour.length === 4 ? colour.replaceAll(/[^#]/g, '$&$&') : colour;
    return (digits.match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
  };
  const back = parts(second);
  const mixed = parts(first).map((part, index) =>
    Math.round(part * share + (back[index] ?? 0) * (1 - share)),
  );
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

const [light = '', dark = ''] = stylesheet.match(/:root\{[^}]*\}/g) ?? [];
const schemes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

describe('the stylesheet', () => {
  it('is our own, small, and loads nothing', () => {
    expect(Buffer.byteLength(stylesheet)).toBeLessThan(15_000);
    expect(stylesheet).not.toMatch(/url\(|@import|https?:/);
  });

  it('holds from right to left, too: sides are named by where text begins and ends', () => {
    expect(stylesheet).not.toMatch(
      /(?:margin|padding|border)-(?:left|right)|text-align:(?:left|right)|[{;](?:left|right):/,
    );
  });

  it('takes every colour from the ones that an agency can change, or from the reader’s own', () => {
    const rules = stylesheet.replace(/:root\{[^}]*\}/g, '');
    expect(rules).not.toBe(stylesheet);
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/i);
    expect(rules).not.toMatch(
      /:[^;{}]*\b(?:white|black|gr[ae]y|silver|red|green|blue|navy|yellow|gold)\b(?!-)/,
    );
  });

  it('moves nothing for readers who want things to stay still', () => {
    const [moving] = stylesheet.split(/@media \(prefers-reduced-motion:no-preference\)\{[^}]*\}\}/, 1);
    expect(moving).not.toBe(stylesheet);
    expect(stylesheet.match(/scroll-behavior:smooth|animation|transition/g)).toEqual([
      'scroll-behavior:smooth',
    ]);
  });

  it('has rules for dark screens, for print and for the keyboard', () => {
    expect(stylesheet).toContain('@media (prefers-color-scheme:dark)');
    expect(stylesheet).toContain('@media print');
    expect(stylesheet).toContain('@media (forced-colors:active)');
    expect(stylesheet).toContain(':focus-visible{outline:3px solid');
  });
});

describe.each(Object.entries(schemes))('the %s colours', (_, colour) => {
  it.each([
    ['ink', 'page'],
    ['ink', 'card'],
    ['ink', 'tint'],
    ['quiet', 'page'],
    ['quiet', 'card'],
    ['accent', 'page'],
    ['accent', 'card'],
    ['on-accent', 'accent'],
    ['on-hero', 'hero'],
    ['hero-quiet', 'hero'],
    ['page', 'ink'],
    ['webinar', 'card'],
    ['in-person', 'card'],
    ['observance', 'card'],
    ['exhibit', 'card'],
    ['on-demand', 'card'],
    ['observance', 'tint'],
    ['in-person', 'tint'],
    ['webinar', 'tint'],
    ['wrong', 'card'],
    ['wrong', 'page'],
    ['quiet', 'tint'],
    ['accent', 'tint'],
    ['on-hero', 'hero-deep'],
    ['hero-quiet', 'hero-deep'],
    ['hero', 'on-hero'],
  ])('%s on %s can be read (WCAG 2.2, 1.4.3)', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['on-hero', 'hero-quiet'])('%s can be read on the panel of what comes next', (front) => {
    const [, share = ''] =
      /\.next\{[^}]*color-mix\(in srgb,var\(--on-hero\) (\d+)%,transparent\)/.exec(stylesheet) ?? [];
    expect(Number(share)).toBeGreaterThan(0);
    for (const back of ['hero', 'hero-deep']) {
      const panel = over(colour['on-hero'] ?? '', colour[back] ?? '', Number(share) / 100);
      expect(contrast(colour[front] ?? '', panel)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([
    ['edge', 'card'],
    ['edge', 'page'],
    ['wrong', 'card'],
    ['accent', 'page'],
    ['spark', 'hero'],
  ])('%s on %s can be seen (WCAG 2.2, 1.4.11)', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
