/** What mail programs make of our mails, by the tables of caniemail.com: whatever one of them lacks has a fallback here. */
import { globSync, readFileSync } from 'node:fs';
import { caniemail } from 'caniemail';
import { describe, expect, it } from 'vitest';

const PROGRAMS: Parameters<typeof caniemail>[0]['clients'] = [
  'gmail.*',
  'outlook.*',
  'apple-mail.*',
  'yahoo.*',
];

/** Bytes; Gmail clips a message of a little more than 100 KB, with the link to leave at its end. */
const LARGEST_MAIL = 80 * 1024;

interface Fallback {
  /** What a reader without the feature gets. */
  readonly instead: string;
  /** That it is there, in the HTML of a mail that uses the feature. */
  readonly stands: (html: string) => boolean;
}

/** Every element with `property` in its style also has each of the others. */
const beside =
  (property: string, ...others: readonly string[]) =>
  (html: string) =>
    [...html.matchAll(/ style="([^"]*)"/g)]
      .map(([, style = '']) => style)
      .filter((style) => style.includes(property))
      .every((style) => others.every((other) => style.includes(other)));

/** Whatever the dark colours are given to has its light ones in the element itself. */
const lightColoursInline = (html: string) =>
  [...html.matchAll(/<[a-z]+[^>]* class="(?:page|card|ink|muted|tint|link|fill)[^"]*"[^>]*>/g)].every(
    ([tag]) => /(?:background|color):#/.test(tag),
  );

/** What at least one of the programs does not know at all. */
const FALLBACKS: Readonly<Record<string, Fallback>> = {
  '<style> element': { instead: 'the light colours, which are inline', stands: lightColoursInline },
  '@media': { instead: 'the light colours, or the program’s own dark ones', stands: lightColoursInline },
  'color-scheme meta tag': {
    instead: 'the light colours, or the program’s own dark ones',
    stands: lightColoursInline,
  },
  '<body> element': {
    instead: 'language, direction and background of the first element within it',
    stands: (html) => /<body[^>]*>[\s\S]*?<div lang="[^"]+" dir="[^"]+"[^>]*background:#/.test(html),
  },
  'display:none': {
    instead: 'a preheader without height; Outlook has a word of its own for it',
    stands: beside('display:none', 'max-height:0', 'overflow:hidden', 'mso-hide:all'),
  },
  'max-height property': {
    instead: 'a preheader that is not displayed at all',
    stands: beside('max-height', 'display:none'),
  },
  overflow: {
    instead: 'a preheader that is not displayed at all',
    stands: beside('overflow:', 'display:none'),
  },
  'overflow-wrap': {
    instead: 'the older word for breaking long addresses',
    stands: beside('overflow-wrap', 'word-break:break-word'),
  },
  'word-break': {
    instead: 'the newer word for breaking long addresses',
    stands: beside('word-break', 'overflow-wrap:anywhere'),
  },
  'border-radius': { instead: 'square corners', stands: beside('border-radius', 'px') },
  'role attribute': {
    instead: 'tables in which each row has one cell, so that they read in order as text does',
    stands: (html) => !/<th\b|<caption\b|headers=/.test(html),
  },
  'aria-hidden attribute': {
    instead: 'nothing that is read, for what it hides is not displayed either',
    stands: (html) =>
      html.split('aria-hidden').length === html.split(/display:none[^>]*>[^<]*<span aria-hidden/).length,
  },
};

const mails = globSync(
  'test/fixtures/{mail,letters,registrations,check-in,notices,newsletters}/**/*.html',
).map((file) => ({
  file,
  html: readFileSync(file, 'utf8'),
}));

/** Names of the features of which a mail uses one that a program lacks. */
function lackedBy(html: string): string[] {
  const { errors } = caniemail({ clients: PROGRAMS, html }).issues;
  return [...new Set([...errors.values()].flat().map(({ title }) => title))];
}

describe.each(mails)('$file', ({ html }) => {
  const lacked = lackedBy(html);

  it('uses nothing that a program lacks without a fallback', () => {
    expect(lacked.filter((feature) => !FALLBACKS[feature])).toEqual([]);
  });

  it('has each fallback in place', () => {
    expect(lacked.filter((feature) => !FALLBACKS[feature]?.stands(html))).toEqual([]);
  });

  it('is at most 80 KB, encoded as it travels', () => {
    const lines = Math.ceil(Buffer.byteLength(html) / 57);
    expect(Buffer.from(html).toString('base64').length + 2 * lines).toBeLessThanOrEqual(LARGEST_MAIL);
  });
});

it('explains no fallback that no mail needs', () => {
  const used = new Set(mails.flatMap(({ html }) => lackedBy(html)));
  expect(Object.keys(FALLBACKS).filter((feature) => !used.has(feature))).toEqual([]);
});

it('would notice what mail programs lack', () => {
  expect(lackedBy('<div style="display:grid"><video src="a.mp4"></video></div>')).toEqual(
    expect.arrayContaining(['display:grid', '<video> element']),
  );
});
