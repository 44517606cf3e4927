import { describe, expect, it } from 'vitest';
import { deliveryRule } from '../../core/mailing/deliver-to.ts';

describe('whom a stage may deliver to', () => {
  it('is nobody without an allow-list', () => {
    expect(deliveryRule('')('ana@example.org')).toBe(false);
    expect(deliveryRule(' , ')('ana@example.org')).toBe(false);
  });

  it('is the allow-list and no one else, whatever the case', () => {
    const mayDeliverTo = deliveryRule('Ana@Example.org, bo@example.org');
    expect(['ana@example.org', 'BO@example.org', 'cy@example.org'].map(mayDeliverTo)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is everyone only by that word', () => {
    expect(deliveryRule('everyone')('ana@example.org')).toBe(true);
    expect(() => deliveryRule('everybody')).toThrow('entry 1 is no e-mail address');
  });
});
