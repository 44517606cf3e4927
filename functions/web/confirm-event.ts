/** The button of a letter was pressed that asks for one event: from here on there are reminders, a place, or a turn in the line. */
import type { Event } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { withoutPrivateJoinLink } from '../../core/email/private-join-link.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { whenOf } from '../../core/languages/when.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import { eventRefusedPage } from '../../core/pages/event-refused-page.ts';
import { nothingKeptPage } from '../../core/pages/manage-link-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { type Attendee, attendeeNow } from '../../core/registrations/attendee.ts';
import { clearAway } from '../../core/registrations/give-up-event.ts';
import { keepWish } from '../../core/registrations/keep-wish.ts';
import { keptUntil, refusalOf } from '../../core/registrations/offer.ts';
import { registrationMessage } from '../../core/registrations/registration-message.ts';
import { takePlace } from '../../core/registrations/take-place.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { choicesToConfirm, type KnownPerson, ownChoice } from '../../core/subscribers/choices-to-confirm.ts';
import { confirmedConsent } from '../../core/subscribers/confirmed-consent.ts';
import { followChoices } from '../../core/subscribers/follow-choices.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import type { Asked, Confirmed, Confirming } from './confirming.ts';
import { wasErased } from './erase-again.ts';
import type { WebDependencies } from './web-dependencies.ts';

type EventRequest = Extract<RequestToConfirm, { purpose: 'confirm-event' }>;

/** What is needed to act on a request for one event. */
type Dependencies = Pick<
  WebDependencies,
  | 'agencies'
  | 'events'
  | 'subscribers'
  | 'subscriptions'
  | 'pending'
  | 'submissions'
  | 'places'
  | 'queueLetter'
>;

export const confirmingEvent = (dependencies: Dependencies): Confirming<EventRequest> => ({
  describe: async ({ request, owner: known }, reader, words) =>
    describe({ request, known, found: await dependencies.events.event(request.event) }, reader, words),
  confirm: (asked) => confirmEvent(asked, dependencies),
});

/** The event's title stands in the page, never in its own title. */
function describe(
  {
    request,
    known,
    found,
  }: {
    readonly request: EventRequest;
    readonly known: KnownPerson;
    readonly found: Event | undefined;
  },
  { agency }: Reader,
  words: Catalogue,
): DescribedRequest {
  const { address, wants } = request;
  const { language, style } = choicesToConfirm(request, known);
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
    note: known.profile ? confirm.choicesStay : words.confirm.choicesChange,
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
    return { refused: (reader) => eventRefusedPage({ ...reader, refused: refused ?? 'gone' }) };
  const kept = await keepRequest(id, request, dependencies);
  const what = await give({ ...kept, request, event }, dependencies);
  await followChoices(
    () => attendeeNow(id, request.event, dependencies.subscribers),
    (person) => dependencies.subscriptions.change(person, eventAudience(request.event)),
  );
  await giveUpAgain(id, kept.wish, dependencies);
  const agency = await dependencies.agencies.read();
  return (await wasErased(id, { ...dependencies, agency })) ? { refused: nothingKeptPage } : { what };
}

interface KeptRequest {
  readonly person: Attendee;
  readonly wish: AskedEvent;
}

/** A person who is known keeps the choices they have. */
async function keepRequest(
  id: string,
  request: EventRequest,
  { subscribers }: Dependencies,
): Promise<KeptRequest> {
  const now = new Date();
  const since = now.toISOString();
  const { event, wants, address, language, style } = request;
  const isNew = await subscribers.create({ id, address, language, style, answeredAt: since });
  if (!isNew) await subscribers.answer(id, since);
  const known = await subscribers.read(id);
  const audiences = [eventAudience(event)];
  const consent = confirmedConsent(request, { kept: known.consents, audiences, now });
  await subscribers.recordConsent(id, consent);
  const choices = choicesToConfirm(request, known);
  const own = ownChoice(choices.style, known.profile ?? choices);
  const wish = await keepWish(id, { event, wants, since, ...own }, subscribers);
  return { person: { id, address, ...choices }, wish };
}

interface Granting extends KeptRequest {
  readonly request: EventRequest;
  readonly event: Event;
}

async function give(
  granting: Granting,
  dependencies: Dependencies,
): Promise<'reminders' | 'place' | 'waiting'> {
  const { person, request } = granting;
  if (request.wants === 'place') return givePlace(granting, dependencies);
  await dependencies.subscriptions.subscribe(person, eventAudience(request.event));
  return 'reminders';
}

/**
 * It may have been given up while this went on, by its own button or by erasing: what was taken after that is found by what was
 * asked for, and goes too.
 */
async function giveUpAgain(id: string, wish: AskedEvent, dependencies: Dependencies): Promise<void> {
  const { subscribers } = dependencies;
  const stands = await subscribers.findEvent(id, wish.event);
  if (stands && !stands.givenUp) return;
  // Where that is not to be written down, somebody has just asked anew, and what stands is theirs.
  if (!stands && !(await subscribers.replaceEvent(id, { ...wish, givenUp: true }, undefined))) return;
  // Whoever gave it up may be done by now: what was taken is cleared away here, whatever still stands.
  await clearAway(id, wish, dependencies);
}

/** Only whoever is seated is reminded. Whoever joined the line may find that a place became free meanwhile. */
async function givePlace(
  { person, wish, request, event }: Granting,
  { places, subscriptions, queueLetter }: Dependencies,
): Promise<'place' | 'waiting'> {
  const audience = eventAudience(request.event);
  const capacity = event.capacity ?? 0;
  const turn = { id: person.id, since: wish.since };
  const outcome = await takePlace(turn, { audience, capacity, keptUntil: keptUntil(event) }, places);
  if (outcome === 'seated') await subscriptions.subscribe(person, audience);
  await queueLetter(registrationMessage({ event: request.event, outcome, person, because: wish.since }));
  if (outcome === 'waiting') await queueLetter({ purpose: 'fill-places', event: request.event });
  return outcome === 'seated' ? 'place' : 'waiting';
}
