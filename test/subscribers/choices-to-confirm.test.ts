/** What a form can do to the choices of whoever has the address that was typed into it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { choicesToConfirm, ownChoice } from '../../core/subscribers/choices-to-confirm.ts';

const EVENT = { year: 2026, source: 'calendar', eventId: '1'.repeat(16) } as const;
const OTHER = { ...EVENT, eventId: '2'.repeat(16) };
const style = fc.constantFrom('discreet' as const, 'open' as const);
const language = fc.constantFrom('en', 'es');
const choices = fc.record({ language, style });
const own = fc.constantFrom<AskedEvent['own'][]>(undefined, { style: 'discreet' });

const asked = (event: AskedEvent['event'], chosen: AskedEvent['own']): AskedEvent => ({
  ...{ event, wants: 'place', since: '2026-01-02T00:00:00.000Z' },
  ...(chosen && { own: chosen }),
});
const profileOf = (chosen: { language: string; style: 'discreet' | 'open' }) => ({
  ...{ id: 'a'.repeat(32), address: 'a@example.org', answeredAt: '2026-01-02T00:00:00.000Z' },
  ...chosen,
});
const request = (
  purpose: 'confirm-event' | 'confirm-subscription',
  form: { language: string; style: 'discreet' | 'open' },
) =>
  ({ purpose, event: EVENT, lists: ['news'], ...form }) as unknown as Exclude<
    RequestToConfirm,
    { purpose: 'confirm-address' | 'confirm-submission' }
  >;

it('a form for one event changes no language of whoever is known, and the style only towards discreet', () => {
  fc.assert(
    fc.property(choices, choices, own, own, (form, profile, here, elsewhere) => {
      const events = [asked(OTHER, elsewhere), asked(EVENT, here)];
      const chosen = choicesToConfirm(request('confirm-event', form), {
        profile: profileOf(profile),
        events,
      });
      const isDiscreet = form.style === 'discreet' || profile.style === 'discreet' || here !== undefined;
      expect(chosen).toEqual({ language: profile.language, style: isDiscreet ? 'discreet' : 'open' });
    }),
  );
});

it('a form for lists changes nothing of whoever is known, and whoever is not gets what a form says', () => {
  fc.assert(
    fc.property(choices, choices, own, (form, profile, here) => {
      const events = [asked(EVENT, here)];
      const known = { profile: profileOf(profile), events };
      expect(choicesToConfirm(request('confirm-subscription', form), known)).toEqual(profile);
      for (const purpose of ['confirm-event', 'confirm-subscription'] as const) {
        expect(choicesToConfirm(request(purpose, form), undefined)).toEqual(form);
        expect(choicesToConfirm(request(purpose, form), { profile: undefined, events })).toEqual(form);
      }
    }),
  );
});

it('a style stands with an event only where its profile says another', () => {
  expect(ownChoice('discreet', { style: 'open' })).toEqual({ own: { style: 'discreet' } });
  expect(ownChoice('discreet', { style: 'discreet' })).toEqual({});
  expect(ownChoice('open', { style: 'open' })).toEqual({});
});
