import { describe, expect, it } from 'vitest';
import { fill } from '../../core/languages/catalogue.ts';
import {
  catalogueFor,
  isSpoken,
  localized,
  offeredLanguages,
  SPOKEN_LANGUAGES,
} from '../../core/languages/languages.ts';
import { sentencesOf } from './sentences.ts';

const catalogues = SPOKEN_LANGUAGES.map((tag) => catalogueFor(tag, { languages: [tag] }));

describe('what discreet wordings say', () => {
  it.each(catalogues.map((catalogue) => [catalogue.name, catalogue] as const))(
    'never gives the topic away in %s',
    (_, { subject, preheader, calendarEntry, kinds }) => {
      for (const [, sentence] of sentencesOf({ ...subject.discreet, preheader, calendarEntry, kinds })) {
        expect(sentence).not.toMatch(
          /\{title\}|traffick|trata|exploit|explota|slave|esclav|survivor|sobrevivi/i,
        );
      }
    },
  );
});

describe('the language a reader gets', () => {
  it.each([
    ['es', ['en', 'es'], 'es'],
    ['es-MX', ['en', 'es'], 'es'],
    ['tl', ['es', 'en'], 'es'],
    ['tl', ['tl', 'es'], 'en'],
  ])('for %s at an agency that speaks %j is %s', (language, languages, tag) => {
    expect(catalogueFor(language, { languages }).tag).toBe(tag);
  });

  it('can be switched between those that both the agency and we speak', () => {
    const offered = offeredLanguages({ languages: ['es', 'tl', 'es-MX', 'en'] });
    expect(offered.map(({ tag }) => tag)).toEqual(['es', 'en']);
  });

  it('is the agency’s own where it has no words in another', () => {
    const agency = { languages: ['en', 'es'] };
    expect(localized({ en: 'News', es: 'Noticias' }, 'es-MX', agency)).toBe('Noticias');
    expect(localized({ en: 'News' }, 'es', agency)).toBe('News');
    expect(localized({ tl: 'Balita' }, 'es', agency)).toBe('Balita');
  });
});

describe('a sentence with slots', () => {
  it('takes values as they are, even with braces and dollar signs', () => {
    expect(fill('{a} and {b}', { a: '{b} $&', b: '$1' })).toBe('{b} $& and $1');
  });

  it('never reaches a reader with a hole', () => {
    expect(() => fill('On {day}', {})).toThrow('wants a value for {day}');
  });
});

it.each(['a-'.repeat(4000), `es-${'x'.repeat(40)}`, 'constructor', '__proto__', 'toString-es'])(
  'a wish for no language is nobody’s language, and is answered in the agency’s first at once',
  (wish) => {
    expect(isSpoken(wish)).toBe(false);
    expect(catalogueFor(wish, { languages: ['es', 'en'] }).tag).toBe('es');
  },
);
