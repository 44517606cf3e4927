/** In which language, style and rhythm a person is written to once they have confirmed a request. */
import type { Style } from '../agency/style.ts';
import type { RequestToConfirm } from '../contract/letters.ts';
import type { AskedEvent } from './asked-event.store.ts';
import { eventAudience } from './audience.ts';
import { kept, keptOf } from './rhythm.ts';
import type { PersonRecord } from './subscriber.store.ts';
import type { Subscriber } from './subscriber.ts';

type Choices = Pick<Subscriber, 'language' | 'style' | 'rhythm' | 'rhythmSince'>;

/** What is kept of whoever has the address; without a profile they are not known. */
export type KnownPerson = Pick<PersonRecord, 'profile' | 'events'>;

/**
 * Anybody can fill in a form with somebody's address, so confirming leaves the choices of whoever is known as they are: those
 * are changed behind their own link. A form for one event can only have its mails show less, never more. Whoever is not
 * known gets what the form says.
 */
export function choicesToConfirm(
  request: Exclude<RequestToConfirm, { purpose: 'confirm-address' | 'confirm-submission' }>,
  known: KnownPerson | undefined,
): Choices {
  if (!known?.profile) {
    const asked = request.purpose === 'confirm-subscription' ? request.rhythm : undefined;
    return { language: request.language, style: request.style, ...kept(asked ?? 'each') };
  }
  const { language, style } = known.profile;
  if (request.purpose === 'confirm-subscription') return { language, style, ...keptOf(known.profile) };
  const audience = eventAudience(request.event);
  const own = known.events.find(({ event }) => eventAudience(event) === audience)?.own;
  const isDiscreet = [request.style, style, own?.style].includes('discreet');
  return { language, style: isDiscreet ? 'discreet' : 'open' };
}

/** What stands with one event of a style chosen for it: only what the profile does not say already. */
export const ownChoice = (style: Style, profile: Pick<Subscriber, 'style'>): Pick<AskedEvent, 'own'> =>
  style === 'discreet' && profile.style === 'open' ? { own: { style } } : {};
