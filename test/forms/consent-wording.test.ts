import { expect, it } from 'vitest';
import { consentWording } from '../../core/forms/consent-wording.ts';

it('names a wording by its words: the same for the same, another for one letter more', () => {
  const { name, text } = consentWording(['I agree.', 'We keep your address.']);
  expect(text).toBe('I agree.\n\nWe keep your address.');
  expect(name).toMatch(/^[0-9a-f]{12}$/);
  expect(consentWording(['I agree.', 'We keep your address.']).name).toBe(name);
  expect(consentWording(['I agree.', 'We keep your address!']).name).not.toBe(name);
});
