/** One letter on a registration for each outcome and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { RegistrationInput } from '../../core/registrations/registration-content.ts';
import { renderRegistration } from '../../core/registrations/render-registration.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';
import { MAIL_PARTS, matchGoldenPart } from '../golden.ts';

const JOIN = 'https://meet.example/j/8441';
const event = { ...samples.WEBINAR.event, capacity: 50, conference: JOIN };
const signature = (sign: string) => `${'c'.repeat(32)}/1.${sign.repeat(22)}`;

function letterFor(outcome: RegistrationInput['outcome'], language: string) {
  const words = catalogueFor(language, agency);
  const addressOf = (path: string) => pageAddress(path, { siteUrl: SITE_URL, agency, words });
  const addresses = {
    manage: addressOf(`/manage/${signature('m')}`),
    stop: addressOf(`/stop/${signature('s')}`),
    event: addressOf(`/${event.year}/${event.id}`),
  };
  return renderRegistration({ outcome, event, agency, words, addresses });
}

const OUTCOMES = Object.keys(
  catalogueFor('en', agency).registration.letters,
) as RegistrationInput['outcome'][];
const variants = OUTCOMES.flatMap((outcome) => agency.languages.map((language) => ({ outcome, language })));

describe.each(variants)('the letter on being $outcome, in $language', ({ outcome, language }) => {
  const letter = letterFor(outcome, language);

  it.each(MAIL_PARTS)('has the %s we know', (part) => {
    matchGoldenPart(`registrations/${outcome}.${language}`, letter, part);
  });

  it('tells how to join only whoever has a place', () => {
    for (const part of MAIL_PARTS) {
      const tells = letter[part].includes(JOIN);
      expect([part, tells]).toEqual([part, outcome === 'seated' && part !== 'subject']);
    }
  });

  it('names the topic neither in its subject nor where a mailbox shows its beginning', () => {
    const beginning = letter.text.slice(0, letter.text.indexOf(event.summary));
    expect(letter.subject).not.toContain(event.summary);
    expect(beginning.length).toBeGreaterThan(150);
  });
});
