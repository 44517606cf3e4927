/** Whether a change whose time to be told has come still has to be told, from what, and to whom. */

import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { DueNotice, EventRef } from '../contract/messages.ts';
import { type NotStarted, refuseTooEarly } from '../mailing/decide-start.ts';
import { isOfUse, type NoticeMailing, type StartedMailing, variantsOf } from '../mailing/mailing.ts';
import { type Audience, eventAudience } from '../subscribers/audience.ts';
import { type HeardOf, heardMailings } from './heard-mailings.ts';
import { isToBeTold } from './known-states.ts';
import { materialFactsOf } from './material-facts.ts';
import { noticeMailingId } from './notice-id.ts';
import type { PendingNotice } from './pending-notice.ts';

/** What is known of the event and of whom it was promised to. */
export interface PromisedEvent {
  readonly event: StoredEvent | undefined;
  /** The mailings of the years in which people may have heard of it. */
  readonly mailings: readonly StartedMailing[];
  readonly agency: Agency;
  readonly now: Date;
}

export type NoticeDecision =
  | { readonly start: true; readonly event: StoredEvent; readonly mailing: NoticeMailing }
  | NotStarted;

/** A clock that an earlier change set rings in vain: the last one has its own. */
export function decideNotice(message: DueNotice, promised: PromisedEvent): NoticeDecision {
  const { event, now } = promised;
  if (!event) return { start: false, because: 'gone' };
  const { notice } = event;
  if (notice?.dueAt !== message.dueAt) return { start: false, because: 'moved' };
  refuseTooEarly(notice.dueAt, now);
  const mailing = mailingOf(event, notice, promised);
  return isOfUse(mailing, now) ? { start: true, event, mailing } : { start: false, because: 'too-late' };
}

function mailingOf(
  event: StoredEvent,
  notice: PendingNotice,
  { mailings, agency }: PromisedEvent,
): NoticeMailing {
  const ref = refOf(event);
  const { states } = event;
  const to = materialFactsOf(event);
  const heard = heardMailings(mailings, event);
  const stale = states.flatMap((state, from) => (isToBeTold(state, to, notice.at) ? [from] : []));
  return {
    about: 'notice',
    id: noticeMailingId(event, notice),
    year: event.year,
    event: ref,
    uid: event.uid,
    eventKind: event.kind,
    ...{ to, states, changedAt: notice.at },
    heard: heard.map(({ audiences: _, tally: __, people: ___, ...mailing }) => mailing),
    dueAt: notice.dueAt,
    useUntil: noticeUseUntil(event),
    audiences: audiencesOf(heard, ref, agency),
    variants: stale.flatMap((from) => variantsOf(agency).map((variant) => ({ ...variant, from }))),
  };
}

/** Until the event would have been over, as it was or as it is: whoever set out is still helped by it. */
export const noticeUseUntil = (event: StoredEvent): string =>
  [event.endsAt, ...event.states.map(({ facts }) => facts.endsAt)].reduce((last, end) =>
    Date.parse(end) > Date.parse(last) ? end : last,
  );

/**
 * The lists through which people have heard of it, as far as there still are such, and whoever asked. The lists also where it is for the
 * seated alone: whoever has a place and stopped its reminders is reached through them.
 */
function audiencesOf(
  heard: readonly HeardOf[],
  event: EventRef,
  { lists }: Pick<Agency, 'lists'>,
): Audience[] {
  const reached = new Set(heard.flatMap(({ audiences }) => audiences));
  return [...lists.map(({ id }) => id).filter((id) => reached.has(id)), eventAudience(event)];
}
