/** Whether a digest that is due becomes a mailing, and what it tells to whom, by the events as they stand. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { lastToCome } from '../calendar/to-come.ts';
import type { DueDigest } from '../contract/messages.ts';
import { listsHearing } from '../mailing/audience.ts';
import { type NotStarted, refuseTooEarly } from '../mailing/decide-start.ts';
import { type DigestMailing, isOfUse, type StartedMailing, variantsOf } from '../mailing/mailing.ts';
import { tellingOf, toldIn } from '../mailing/told-event.ts';
import { type Digest, digestMailingId, digestsOf, eventsOfDigest, followedAt } from './digest.ts';
import { type HeardByList, selectionsOf } from './selections.ts';

export type DigestDecision =
  | {
      readonly start: true;
      /** Those of which it tells, in the order in which the mailing names them. */
      readonly events: readonly Event[];
      readonly mailing: DigestMailing;
    }
  | NotStarted;

export interface DigestFacts {
  /** Of all calendars in force. */
  readonly events: readonly Event[];
  /** The same mailing, where it was begun already. */
  readonly begun: StartedMailing | undefined;
  readonly agency: Agency;
  readonly now: Date;
}

/** A mail of more than these would be too long to be read, or kept. */
const MOST_BEGINNING = 60;
const MOST_GOING_ON = 15;

export function decideDigest(
  message: DueDigest,
  { events, begun, agency, now }: DigestFacts,
): DigestDecision {
  const { digest: rhythm, dueAt } = message;
  if (begun?.about === 'digest') return again(begun, events, now);
  const digest = digestsOf(events, agency).find((one) => one.rhythm === rhythm && one.dueAt === dueAt);
  if (!digest) return { start: false, because: 'moved' };
  refuseTooEarly(dueAt, now);
  const { beginning, goingOn } = eventsOfDigest(events, digest, agency);
  const first = beginning.slice(0, MOST_BEGINNING);
  const told = [...first, ...goingOn.slice(0, MOST_GOING_ON)];
  const mailing = mailingOf(digest, { told, begins: first.length, agency });
  return isOfUse(mailing, now)
    ? { start: true, events: told, mailing }
    : { start: false, because: 'too-late' };
}

/** What was begun goes on as it was begun. */
function again(begun: DigestMailing, events: readonly Event[], now: Date): DigestDecision {
  if (!isOfUse(begun, now)) return { start: false, because: 'too-late' };
  const told = begun.tells.flatMap(
    (one) => events.find((event) => toldIn({ ...begun, tells: [one] }, event)) ?? [],
  );
  return told.length === begun.tells.length
    ? { start: true, events: told, mailing: begun }
    : { start: false, because: 'gone' };
}

interface Telling {
  readonly told: readonly Event[];
  readonly begins: number;
  readonly agency: Agency;
}

function mailingOf(digest: Digest, { told, begins, agency }: Telling): DigestMailing {
  const heard = heardByList(told, agency);
  const selections = selectionsOf(heard);
  const ends = [followedAt(digest, agency.timeZone), lastToCome(told.slice(0, begins))];
  return {
    about: 'digest',
    id: digestMailingId(digest),
    ...digest,
    tells: told.map(tellingOf),
    ...{ begins, heard, selections },
    useUntil: ends.reduce((one, other) => (Date.parse(one) < Date.parse(other) ? one : other)),
    audiences: agency.lists
      .map(({ id }) => id)
      .filter((list) => heard[list]?.some((index) => index < begins)),
    variants: selections.flatMap((_, from) => variantsOf(agency).map((variant) => ({ ...variant, from }))),
  };
}

const heardByList = (told: readonly Event[], agency: Agency): HeardByList =>
  Object.fromEntries(
    agency.lists.map(({ id }) => [
      id,
      told.flatMap((event, index) => (listsHearing(event, agency).includes(id) ? [index] : [])),
    ]),
  );
