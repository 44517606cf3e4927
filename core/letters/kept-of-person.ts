/**
 * What is kept of a person, for the person: with names and words in place of ids where there are any. Five things are left out, and
 * the letter says so: which mailings reached them, for the ledgers hold people by mailing and range, and one person's part is found only
 * by reading many others'; how many letters were asked for, which is counted for a short time; a request for their mail to go to
 * another address, for whoever reads along at this one is not to hear of it; and of what they submitted the flyer itself, which may be
 * larger than a letter, and the record of what moderators did with it, in which these are named.
 */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { RequestToConfirm } from '../contract/letters.ts';
import type { EventRef } from '../contract/messages.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { whenOf } from '../languages/when.ts';
import type { Waiting } from '../registrations/place.store.ts';
import type { Submission, Submitted } from '../submissions/submission.ts';
import { type Audience, eventAudience, isList } from '../subscribers/audience.ts';
import { rhythmOf } from '../subscribers/rhythm.ts';
import type { PersonRecord } from '../subscribers/subscriber.store.ts';
import type { Standing } from '../subscribers/subscription.store.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';
import type { PendingRequest } from './pending-request.ts';

/** How a person stands at an event that they asked for, now or before. */
export interface KeptOfEvent {
  readonly event: EventRef;
  readonly isSeated: boolean;
  /** Their turn in the line. */
  readonly turn: Waiting | undefined;
  /** The SEQUENCE of the last invitation or cancellation that they were sent. */
  readonly lastSequence: number | undefined;
}

/** What a person has submitted, as it stands. */
export interface KeptSubmission extends Submission {
  /** In their own words, where a moderator has edited it since; else null. */
  readonly asSubmitted: Submitted | null;
}

export interface Kept {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly record: PersonRecord;
  readonly standings: ReadonlyMap<Audience, Standing>;
  /** The words that stood at the forms, by their names. */
  readonly wordings: ReadonlyMap<string, string | undefined>;
  /** Those asked for, and those given up since. */
  readonly events: readonly KeptOfEvent[];
  /** Requests that wait for their button and hold this address; whoever has it may not have made them. */
  readonly requests: readonly PendingRequest[];
  /** What was submitted with this address; as long as that is known. */
  readonly submitted: readonly KeptSubmission[];
  /** Events that any of this names and a calendar still has, by their audience. */
  readonly known: ReadonlyMap<Audience, Event | undefined>;
  /** Those muted, by their ids, each with its event where a calendar still has it. */
  readonly muted: ReadonlyMap<string, Event | undefined>;
  readonly suppression: SuppressionReason | undefined;
  /** Whether some spelling of the address asked never to be written to. */
  readonly isMailboxSuppressed: boolean;
}

/** Fit for `JSON.stringify`. */
export function keptOf(kept: Kept): object {
  const { agency, words, record, standings, events, requests, submitted, suppression, isMailboxSuppressed } =
    kept;
  return {
    profile: profileOf(kept),
    suppressed: suppression ?? null,
    suppressedMailbox: isMailboxSuppressed,
    lists: [...standings]
      .filter(([audience]) => isList(audience))
      .map(([list, standing]) => ({ list, name: nameOf(list, agency, words), standing })),
    consents: record.consents.map((consent) => ({ ...consent, text: textOf(consent, kept) })),
    events: events.map((event) => eventFor(event, kept)),
    requests: requests.flatMap(({ request, expiresAt }) =>
      request ? { ...requestFor(request, kept), until: expiresAt } : [],
    ),
    submissions: submitted.map(({ content, asSubmitted, flyer, state, changedAt }) => ({
      content,
      asSubmitted,
      flyer,
      state,
      changedAt,
    })),
  };
}

const textOf = ({ wording }: { readonly wording: string | null }, { wordings }: Kept): string | null =>
  wordings.get(wording ?? '') ?? null;

/** `wants` is null once it is given up: then only that it was left is kept, and the number of the last invitation. */
function eventFor(
  { event, isSeated, turn, lastSequence }: KeptOfEvent,
  { record, standings, known, words }: Kept,
): object {
  const audience = eventAudience(event);
  const asked = record.events.find((one) => eventAudience(one.event) === audience);
  return {
    ...(asked ?? { event, wants: null }),
    mail: standings.get(audience) ?? null,
    place: isSeated ? 'seated' : turn ? 'waiting' : 'none',
    waitingSince: turn?.since ?? null,
    lastInvitation: lastSequence ?? null,
    ...told(known.get(audience), words),
  };
}

/** All but whose mail it would move, which may be somebody else’s. */
function requestFor(request: RequestToConfirm, kept: Kept): object {
  const { purpose, address, language } = request;
  if (request.purpose === 'confirm-address') return { purpose, address, language };
  if (request.purpose === 'confirm-submission') return { purpose, address, language, title: request.title };
  const consent = { ...request.consent, text: textOf(request.consent, kept) };
  const asked = { purpose, address, language, style: request.style, consent };
  if (request.purpose === 'confirm-event') {
    const { event, wants } = request;
    return { ...asked, event, wants, ...told(kept.known.get(eventAudience(event)), kept.words) };
  }
  const rhythm = rhythmOf(request);
  const lists = request.lists.map((list) => ({ list, name: nameOf(list, kept.agency, kept.words) }));
  return { ...asked, rhythm, lists };
}

const told = (event: Event | undefined, words: Catalogue) => ({
  title: event?.summary ?? null,
  when: event ? whenOf(event, words) : null,
});

function profileOf({ record: { profile }, muted, words }: Kept): object | null {
  if (!profile) return null;
  const chosen = { ...profile, rhythm: rhythmOf(profile) };
  if (!profile.muted) return chosen;
  return { ...chosen, muted: profile.muted.map((id) => ({ event: id, ...told(muted.get(id), words) })) };
}

/** Null for a list that the agency has given up. */
function nameOf(list: Audience, agency: Agency, words: Catalogue): string | null {
  const found = agency.lists.find(({ id }) => id === list);
  return found ? localized(found.name, words.tag, agency) : null;
}
