import { describe, expect, it } from 'vitest';
import { contrast } from '../../core/agency/contrast.ts';
import { COLOURS, DARK_COLOURS } from '../../core/email/look.ts';

describe.each([
  ['light', COLOURS],
  ['dark', DARK_COLOURS],
] as const)('the colours of mail, %s', (_, colours) => {
  it.each([
    ['ink', 'card'],
    ['ink', 'tint'],
    ['muted', 'card'],
    ['muted', 'page'],
    ['accent', 'card'],
    ['accent', 'page'],
    ['onAccent', 'accent'],
  ] as const)('%s on %s can be read (WCAG 2.2, 1.4.3)', (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(4.5);
  });
});
