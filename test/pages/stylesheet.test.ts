import { describe, expect, it } from 'vitest';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { contrast } from '../email/contrast.ts';

/** The custom properties of a block of rules. */
const colours = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name = '', colour = '']) => [name, colour]),
  );

const [light = '', dark = ''] = stylesheet.match(/:root\{[^}]*\}/g) ?? [];
const schemes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

describe('the stylesheet', () => {
  it('is our own, small, and loads nothing', () => {
    expect(Buffer.byteLength(stylesheet)).toBeLessThan(15_000);
    expect(stylesheet).not.toMatch(/url\(|@import|https?:/);
  });

  it('has rules for dark screens, for print and for the keyboard', () => {
    expect(stylesheet).toContain('@media (prefers-color-scheme:dark)');
    expect(stylesheet).toContain('@media print');
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
  ])('%s on %s can be read (WCAG 2.2, 1.4.3)', (front, back) => {
    expect(contrast(colour[front] ?? '', colour[back] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
