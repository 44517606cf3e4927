/** The picture for signatures: what is in it, how large it is, and which words have no room. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { packageFile } from '../../core/contract/bundling.ts';
import { DRAWING_FILES } from '../../core/contract/functions.ts';
import { catalogueFor, SPOKEN_LANGUAGES } from '../../core/languages/languages.ts';
import {
  BLOCK_HEIGHT,
  BLOCK_WIDTH,
  layOutBlock,
  TEXT_LEFT,
} from '../../core/signature-block/block-layout.ts';
import { blockOffer } from '../../core/signature-block/block-offer.ts';
import { BlockTooFullError, blockDigest, blockSvg } from '../../core/signature-block/block-svg.ts';
import { problemOfFoot, problemOfWords } from '../../core/signature-block/block-words.ts';
import { drawBlock } from '../../core/signature-block/draw-block.ts';
import { LETTER_WIDTHS } from '../../core/signature-block/letter-widths.ts';
import { alternativeText, signatureBlockOf } from '../../core/signature-block/signature-block.ts';
import { drawable, textWidth } from '../../core/signature-block/text-width.ts';
import { agency } from '../email/sample.ts';
import { readFont } from './read-font.ts';
import { readPng } from './read-png.ts';

const words = catalogueFor('en', agency);
const BLOCK = signatureBlockOf({ agency, words, month: null });

describe('the picture', () => {
  it('is a PNG of twice its shown size that says so, small, in the agency’s colours and their blends', async () => {
    const png = await drawBlock(BLOCK);
    const picture = readPng(png);
    expect([picture.width, picture.height]).toEqual([2 * BLOCK_WIDTH, 2 * BLOCK_HEIGHT]);
    expect(Math.round(picture.dotsPerMetre / 39.37)).toBe(192);
    expect(picture.colourAt(0, 0)).toBe(BLOCK.accent);
    expect(picture.colours).toContain(BLOCK.onAccent);
    expect(png.byteLength).toBeLessThanOrEqual(12_000);
  });

  it.each(SPOKEN_LANGUAGES)('has room for the usual words, and an edge around them: %s', async (language) => {
    const block = signatureBlockOf({ agency, words: catalogueFor(language, agency), month: null });
    const picture = readPng(await drawBlock(block));
    const edge = Array.from({ length: picture.width }, (_, x) => [x, 0, picture.height - 1] as const).flatMap(
      ([x, top, bottom]) => [picture.colourAt(x, top), picture.colourAt(x, bottom)],
    );
    const right = Array.from({ length: picture.height }, (_, y) => picture.colourAt(picture.width - 12, y));
    expect(new Set([...edge, ...right])).toEqual(new Set([block.accent]));
  });

  it('is another one for other words, another agency, other colours; and the same for the same', async () => {
    const others = [
      { ...BLOCK, words: 'January is the month' },
      { ...BLOCK, agency: 'Other' },
      { ...BLOCK, accent: '#0b2743' },
      { ...BLOCK, onAccent: '#f3bc55' },
    ];
    const pictures = await Promise.all([BLOCK, ...others].map(drawBlock));
    const distinct = new Set(pictures.map((png) => Buffer.from(png).toString('base64')));
    expect(distinct.size).toBe(pictures.length);
    expect(new Set([BLOCK, ...others].map(blockDigest)).size).toBe(pictures.length);
    expect(await drawBlock({ ...BLOCK })).toEqual(pictures[0]);
    expect(blockDigest({ ...BLOCK })).toBe(blockDigest(BLOCK));
  });

  it('takes words of the month file, in the reader’s language, and tells them to those who do not see it', () => {
    const month = { signatureBlock: { words: { en: 'January  counts.', es: 'Enero cuenta.' } } };
    const own = signatureBlockOf({ agency, words: catalogueFor('es', agency), month });
    expect(own.words).toBe('Enero cuenta.');
    expect(alternativeText(own, catalogueFor('es', agency))).toBe(
      'Enero cuenta. DOE. #WearBlueDay 11 de enero.',
    );
  });

  it('is written as text, whatever signs the words have', () => {
    expect(blockSvg({ ...BLOCK, words: 'Safe & free <now> "here"' })).toContain(
      'Safe &amp; free &lt;now&gt; &quot;here&quot;',
    );
  });
});

describe('words', () => {
  it('that are too long, or have a sign that the font has not, are refused in words', () => {
    expect(problemOfWords('January is National Human Trafficking Prevention Month')).toBeNull();
    expect(problemOfWords('prevention '.repeat(20))).toMatch(/^is too long for the picture/);
    expect(problemOfWords('x'.repeat(60))).toMatch(/^is too long/);
    expect(problemOfWords('January 💙')).toMatch(/^has the sign “💙”/);
    expect(problemOfFoot('CDSS')).toBeNull();
    expect(problemOfFoot('California Department of Social Services, Refugee Programs')).toMatch(
      /^is too long/,
    );
    expect(() => blockSvg({ ...BLOCK, words: 'prevention '.repeat(20) })).toThrow(BlockTooFullError);
  });

  it('that are not refused have room, with any agency’s name that is not refused, within the edges', () => {
    const letters = fc.constantFrom(...'aeimnostW ÁñЖ&', ...'  ');
    const anyWords = fc.string({ unit: letters, minLength: 1, maxLength: 140 });
    const anyName = fc.string({ unit: letters, minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(anyWords, anyName, (one, name) => {
        fc.pre(drawable(one) !== '' && drawable(name) !== '');
        fc.pre(problemOfWords(one) === null && problemOfFoot(name) === null);
        const layout = layOutBlock(drawable(one), [drawable(name), BLOCK.day]);
        expect(layout).not.toBeNull();
        const lines = [...(layout?.headline ?? []), ...(layout?.foot ?? [])];
        expect(
          lines
            .map(({ text }) => text)
            .join(' ')
            .replaceAll(' · ', ' '),
        ).toBe(`${drawable(one)} ${drawable(name)} ${BLOCK.day}`);
        for (const { text, size, baseline } of lines) {
          expect(TEXT_LEFT + (textWidth(text, size) ?? Number.NaN)).toBeLessThanOrEqual(BLOCK_WIDTH - 12);
          expect(size).toBeGreaterThanOrEqual(11);
          expect(baseline - size * 0.95).toBeGreaterThanOrEqual(4);
          expect(baseline + size * 0.23).toBeLessThanOrEqual(BLOCK_HEIGHT - 4);
        }
      }),
    );
  });
});

test('the widths of letters are those of the font, rounded up', () => {
  const font = readFont(readFileSync(packageFile(DRAWING_FILES.font)));
  expect(LETTER_WIDTHS.size).toBeGreaterThan(450);
  const wrong = [...LETTER_WIDTHS].filter(
    ([letter, width]) =>
      width !== Math.ceil(((font.advanceOf(letter) ?? Number.NaN) * 100) / font.unitsPerEm),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['2026-12-01T07:59:59Z', 'early'],
  ['2026-12-01T08:00:00Z', 'ahead'],
  ['2027-01-01T07:59:59Z', 'ahead'],
  ['2027-01-01T08:00:00Z', 'on'],
  ['2027-02-01T07:59:59Z', 'on'],
  ['2027-02-01T08:00:00Z', 'over'],
])('by the clock of the agency it is, at %s, %s', (now, offer) => {
  expect(blockOffer(2027, 'America/Los_Angeles', new Date(now))).toBe(offer);
});
