/** The button of a letter was pressed that asks for one event: from here on there are reminders, a place, or a turn in the line. */
import type { Event } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import { withoutPrivateJoinLink } from '../../core/email/private-join-link.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { whenOf } from '../../core/languages/when.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import { eventRefusedPage } from '../../core/pages/event-refused-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import type { Attendee } from '../../core/registrations/attendee.ts';
import { keptUntil, refusalOf } from '../../core/registrations/offer.ts';
import { registrationMessage } from '../../core/registrations/registration-message.ts';
import { takePlace } from '../../core/registrations/take-place.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { confirmedConsent } from '../../core/subscribers/confirmed-consent.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import type { Asked, Confirmed, Confirming } from './confirming.ts';
import type { WebDependencies } from './web-dependencies.ts';

type EventRequest = Extract<RequestToConfirm, { purpose: 'confirm-event' }>;

/** What is needed to act on a request for one event. */
type Dependencies = Pick<
  WebDependencies,
  'events' | 'subscribers' | 'subscriptions' | 'places' | 'queueLetter'
>;

export const confirmingEvent = (dependencies: Dependencies): Confirming<EventRequest> => ({
  describe: async ({ request }, reader, words) =>
    describe(request, await dependencies.events.event(request.event), { reader, words }),
  confirm: (asked) => confirmEvent(asked, dependencies),
});

/** The event's title stands in the page, never in its own title. */
function describe(
  { address, wants, language, style }: EventRequest,
  found: Event | undefined,
  { reader: { agency }, words }: { readonly reader: Reader; readonly words: Catalogue },
): DescribedRequest {
  const { confirm } = words.registration;
  const event = found && eventIn(withoutPrivateJoinLink(found), words.tag, agency).event;
  return {
    question: fill(confirm[wants], { agency: agency.name, address: maskAddress(address) }),
    facts: [
      ...(event
        ? [
            { label: confirm.event, text: event.summary },
            { label: confirm.when, text: whenOf(event, words) },
          ]
        : []),
      { label: words.confirm.language, text: catalogueFor(language, agency).name },
      { label: words.confirm.style, text: words.forms.style[style] },
    ],
  };
}

/**
 * What was asked for is kept before a place is taken, so that nobody has one that they could not give up; done again it
 * changes nothing and finishes what broke off.
 */
async function confirmEvent(
  { id, request }: Asked<EventRequest>,
  dependencies: Dependencies,
): Promise<Confirmed> {
  const event = await dependencies.events.event(request.event);
  const refused = event ? refusalOf(event, request.wants, new Date()) : 'gone';
  if (!event || refused)
    return { refused: (reader, words) => eventRefusedPage(reader, words, refused ?? 'gone') };
  const { address, language, style } = request;
  const person: Attendee = { id, address, language, style };
  await keepRequest(person, request, dependencies);
  if (request.wants === 'place') return { what: await givePlace({ person, request, event }, dependencies) };
  await dependencies.subscriptions.subscribe(person, eventAudience(request.event));
  return { what: 'reminders' };
}

/** A person who is known keeps the choices they have: those of the form are for this event alone. */
async function keepRequest(
  person: Attendee,
  request: EventRequest,
  { subscribers }: Dependencies,
): Promise<void> {
  const at = new Date();
  const now = at.toISOString();
  const { event, wants } = request;
  const audiences = [eventAudience(event)];
  if (!(await subscribers.create({ ...person, answeredAt: now }))) await subscribers.answer(person.id, now);
  const { consents } = await subscribers.read(person.id);
  const consent = confirmedConsent(request, { kept: consents, audiences, now: at });
  await subscribers.recordConsent(person.id, consent);
  const asked = await subscribers.findEvent(person.id, event);
  const standing = asked?.givenUp ? undefined : asked;
  await subscribers.putEvent(person.id, {
    event,
    wants: standing?.wants === 'place' ? 'place' : wants,
    since: standing?.since ?? now,
    own: { language: person.language, style: person.style },
  });
}

/** Only whoever is seated is reminded. Whoever joined the line may find that a place became free meanwhile. */
async function givePlace(
  { person, request, event }: { person: Attendee; request: EventRequest; event: Event },
  { places, subscriptions, queueLetter }: Dependencies,
): Promise<'place' | 'waiting'> {
  const audience = eventAudience(request.event);
  const capacity = event.capacity ?? 0;
  const outcome = await takePlace(person.id, { audience, capacity, keptUntil: keptUntil(event) }, places);
  if (outcome === 'seated') await subscriptions.subscribe(person, audience);
  await queueLetter(registrationMessage({ event: request.event, outcome, person, because: request.letter }));
  if (outcome === 'waiting') await queueLetter({ purpose: 'fill-places', event: request.event });
  return outcome === 'seated' ? 'place' : 'waiting';
}
