/** What holds for every letter: both parts say the same, and nothing tells the topic where others may see it. */
import { describe, expect, it } from 'vitest';
import { letterContent } from '../../core/letters/letter-content.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { asWords, linksIn, readable } from '../email/reading.ts';
import { agency, KINDS, sampleLetter, TELLING } from './sample-letters.ts';

const variants = KINDS.flatMap((kind) => agency.languages.map((language) => ({ kind, language })));

/** What a mailbox may show beside the subject: 300 characters from the beginning. */
const beginning = (text: string) => asWords(text).slice(0, 300);
const bodyOf = (html: string) => readable(html.slice(html.indexOf('<body')));
/** Fills the preview; no reader sees it. */
const withoutFiller = (text: string) => asWords(text.replaceAll(/[\u034f\u200c\u00a0]/g, ' '));

describe.each(variants)('the letter $kind in $language', ({ kind, language }) => {
  const input = sampleLetter(kind, language);
  const content = letterContent(input);
  const { subject, text, html } = renderLetter(input);

  it('says the same in both parts', () => {
    const said = [
      content.preheader,
      ...content.opening,
      content.action.label,
      content.action.address,
      ...content.closing,
      ...content.details.flatMap(({ label, lines }) => [label, ...lines]),
      agency.name,
      agency.postalAddress,
    ];
    for (const words of said.map(asWords)) {
      expect(asWords(text)).toContain(words);
      expect(withoutFiller(bodyOf(html))).toContain(words);
    }
  });

  it('leads to what was asked for, from both parts, and to never again', () => {
    const links = (input.details ?? []).flatMap(({ link }) => link?.address ?? []);
    const places = [input.actionAddress, ...links, input.stopAddress];
    expect(new Set(linksIn(html))).toEqual(new Set(places));
    expect([...text.matchAll(/https?:\/\/\S+/g)].map(([address]) => address)).toEqual(places);
    // The bare address beside the button, for mail programs that show none.
    expect(readable(html)).toContain(input.actionAddress);
  });

  it('names the agency in the subject and at the beginning, and no list, event or topic', () => {
    expect(subject).toMatch(/^DOE: \S/);
    for (const shown of [
      subject,
      content.preheader,
      beginning(text),
      withoutFiller(bodyOf(html)).slice(0, 300),
    ]) {
      expect(shown).toContain('DOE');
      for (const telling of TELLING) expect(shown).not.toContain(telling);
    }
  });

  it('shows no help line and no picture, and calls nothing from elsewhere', () => {
    for (const { name } of agency.hotlines) expect(`${text}${html}`).not.toContain(name);
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/i);
  });

  it('is short', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(80_000);
    expect(
      Math.max(
        ...text
          .split('\n')
          .filter((line) => !line.startsWith('http'))
          .map((line) => line.length),
      ),
    ).toBeLessThan(79);
  });
});

describe.each(agency.languages)('a letter that waits for its button, in %s', (language) => {
  it('says until when, and what becomes of the address if nobody presses it', () => {
    const { text } = renderLetter(sampleLetter('confirm-subscription', language));
    const day = language === 'es' ? '12 de enero de 2026' : 'January 12, 2026';
    expect(asWords(text).split(day)).toHaveLength(3);
  });
});
