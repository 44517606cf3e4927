import { describe, expect, it } from 'vitest';
import type { Fields } from '../../core/forms/fields.ts';
import type { Read } from '../../core/forms/form-error.ts';
import { readAddress, readLanguage, readLists, readStyle } from '../../core/forms/read-choices.ts';
import { readAll } from '../../core/forms/read-form.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { agency } from '../email/sample.ts';

const words = catalogueFor('en', agency);
const spanish = catalogueFor('es', agency);
const { errors } = words.forms;
const answers = (given: Record<string, string | string[]>): Fields =>
  new Map(Object.entries(given).map(([name, value]) => [name, [value].flat()]));
const messageOf = (field: Read<unknown>) => (field.ok ? null : field.error.message);

describe('an address', () => {
  it.each([
    ['', errors.address.missing],
    ['   ', errors.address.missing],
    ['ana', errors.address.incomplete],
    ['@example.org', errors.address.incomplete],
    ['ana@example', errors.address.noAddress],
    ['ana@exa mple.org', errors.address.noAddress],
    ['ana@example.org, bo@example.org', errors.address.several],
    ['ana@example.org bo@example.org', errors.address.several],
    ['ana@example.org;bo@example.org', errors.address.several],
    [`${'a'.repeat(64)}@${'b'.repeat(61)}.${'c'.repeat(60)}.${'d'.repeat(63)}.org`, errors.address.tooLong],
    ['peña@example.org', errors.address.notAscii],
    ['ana@gmial.com', 'Did you mean an address at gmail.com?'],
  ])('%j is refused with what to do', (address, message) => {
    expect(messageOf(readAddress(answers({ address }), words))).toContain(message);
  });

  it('of 254 characters is taken: that is the longest there is', () => {
    const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(63)}.org`;
    expect(address).toHaveLength(254);
    expect(readAddress(answers({ address }), words).ok).toBe(true);
  });

  it('says it in the reader’s language', () => {
    expect(messageOf(readAddress(answers({ address: 'peña@example.org' }), spanish))).toMatch(
      /antes de la @/,
    );
  });

  it.each(['ana@gmail.com', 'ana@mail.com', 'ana@yahoo.ca', 'ana@dss.ca.gov', 'ana@hotmail.es', 'a@b.co'])(
    'at a domain that is no slip, %s, is taken at once',
    (address) => {
      expect(readAddress(answers({ address }), words)).toMatchObject({ ok: true, value: { address } });
    },
  );

  it('that looks misspelt is taken when it comes a second time, but not when it has changed', () => {
    const again = (seen: string) =>
      readAddress(answers({ address: 'ana@gmial.com', 'address-seen': seen }), words);
    expect(again('ana@gmial.com').ok).toBe(true);
    expect(again('ana@gmail.con').ok).toBe(false);
  });
});

describe('choices', () => {
  it.each([[[]], [['']], [['unknown']], [['month-events', 'unknown']], [['__proto__']]])(
    'of the lists %j are refused',
    (lists) => {
      expect(readLists(answers({ lists }), agency, words).ok).toBe(false);
    },
  );

  it.each(['', 'fr', 'EN', 'es-MX', 'constructor'])('of the language “%s” are refused', (language) => {
    expect(messageOf(readLanguage(answers({ language }), agency, words))).toBe(errors.language);
  });

  it.each(['', 'loud', 'Open'])('of the style “%s” are refused', (style) => {
    expect(messageOf(readStyle(answers({ style }), words))).toBe(errors.style);
  });

  it('tell all that is wrong at once, in the order of the form', () => {
    const nothing = answers({});
    const { errors: found } = readAll({
      lists: readLists(nothing, agency, words),
      language: readLanguage(nothing, agency, words),
      style: readStyle(nothing, words),
      address: readAddress(nothing, words),
    });
    expect(found?.map(({ field }) => field)).toEqual(['lists', 'language', 'style', 'address']);
  });
});
