/** Every catalogue says all that English says, with the same slots, and nothing by mistake: a further language is data only. */
import { describe, expect, it, test } from 'vitest';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { en } from '../../core/languages/en.ts';
import { catalogueFor, SPOKEN_LANGUAGES } from '../../core/languages/languages.ts';
import { sentencesOf } from './sentences.ts';

const catalogues = SPOKEN_LANGUAGES.map((tag) => catalogueFor(tag, { languages: [tag] }));
const english = sentencesOf(en);
const named = (of: readonly Catalogue[]) => of.map((catalogue) => [catalogue.tag, catalogue] as const);

/** Words that are rightly the same in another language. */
const ALIKE = new Set([
  ...['TTY {number}', 'Chat: {address}', 'Error:', 'Error: {title}', 'Google Calendar', 'Outlook.com'],
]);

/** Slots and signs alone, as in `{day}, {hours}`, are no language's own. */
const hasWords = (sentence: string): boolean => /\p{L}/u.test(sentence.replaceAll(/\{\w+\}/g, ''));

/** What is not said to readers: how the language is written. */
const SETTINGS = ['tag', 'name', 'dir', 'locale', 'zoneName'];

const slotsOf = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted();

test('a language without one of the words fails the type check', () => {
  const { title: _, ...help } = en.help;
  // @ts-expect-error: `title` is missing
  const incomplete: Catalogue['help'] = help;
  expect(incomplete).not.toHaveProperty('title');
});

describe.each(named(catalogues))('%s', (tag, catalogue) => {
  const sentences = sentencesOf(catalogue);

  it('is listed by its own tag, and writes dates in a language that Intl knows', () => {
    expect(catalogue.tag).toBe(tag);
    expect(Intl.DateTimeFormat.supportedLocalesOf([catalogue.locale])).toEqual([catalogue.locale]);
    expect(catalogue.locale.split('-')[0]).toBe(tag.split('-')[0]);
  });

  it('has no empty sentence, no double space, and no space around one', () => {
    const careless = sentences.filter(([, sentence]) => sentence === '' || /^\s|\s$|\s\s/.test(sentence));
    expect(careless).toEqual([]);
  });

  it('never raises its voice', () => {
    expect(sentences.filter(([, sentence]) => /[!¡]/.test(sentence))).toEqual([]);
  });

  it('leaves no brace open', () => {
    const open = sentences.filter(([, sentence]) => /[{}]/.test(sentence.replaceAll(/\{\w+\}/g, '')));
    expect(open).toEqual([]);
  });
});

describe.each(named(catalogues.filter((catalogue) => catalogue !== en)))(
  '%s beside English',
  (_, catalogue) => {
    const sentences = new Map(sentencesOf(catalogue));

    it('has the same keys', () => {
      expect([...sentences.keys()].toSorted()).toEqual(english.map(([key]) => key).toSorted());
    });

    it('has the same slots in each sentence', () => {
      const slots = (all: Iterable<readonly [string, string]>) =>
        Object.fromEntries([...all].map(([key, sentence]) => [key, slotsOf(sentence)]));
      expect(slots(sentences)).toEqual(slots(english));
    });

    it('has nothing left in English', () => {
      const left = english.filter(
        ([key, sentence]) =>
          !SETTINGS.includes(key) &&
          hasWords(sentence) &&
          !ALIKE.has(sentence) &&
          sentences.get(key) === sentence,
      );
      expect(left).toEqual([]);
    });
  },
);
