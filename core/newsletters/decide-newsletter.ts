/** An issue as a mailing: what it is called, for how long it is of use, and whether one that is due goes out. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import type { DueNewsletter } from '../contract/messages.ts';
import { type NotStarted, refuseTooEarly } from '../mailing/decide-start.ts';
import { isOfUse, type NewsletterMailing, type StartedMailing, variantsOf } from '../mailing/mailing.ts';
import type { StoredNewsletter, StoredPublication } from '../publications/publication.ts';
import { isOut, yearOfIssue } from './newsletter.ts';

/** Names the mailing of an issue: one, whenever it is sent, so that nobody gets it twice. */
export const newsletterMailingId = (slug: string): string => {
  const year = String(yearOfIssue(slug));
  return `${year}-newsletter-${slug.slice(year.length + 1)}`;
};

/** Days for which an issue may still be sent: what is late by a week is read all the same. */
const USEFUL_DAYS = 7;

export const newsletterUseUntil = (sendAt: string): string =>
  Temporal.Instant.from(sendAt)
    .add({ hours: 24 * USEFUL_DAYS })
    .toString();

/** An issue whose moment stood before it came. One that was loaded later is only kept in the archive. */
export type SentNewsletter = StoredNewsletter & { readonly content: { readonly sendAt: string } };

/** Whether an issue is sent at all: what was due before it was known is never made up for. */
export const isSent = (issue: StoredNewsletter): issue is SentNewsletter =>
  issue.content.sendAt !== null && Date.parse(issue.knownSince) < Date.parse(issue.content.sendAt);

/** Whether the moment has come at which an issue is sent: by the clock alone, whether its mailing has begun or not. */
export const isDue = (issue: StoredNewsletter, now: Date): issue is SentNewsletter =>
  isSent(issue) && isOut(issue.content, now);

/** The issues among `publications` that are sent, or were. */
export const sentAmong = (publications: readonly StoredPublication[]): SentNewsletter[] =>
  publications.filter((one) => one.kind === 'newsletter').filter(isSent);

export type NewsletterDecision =
  | { readonly start: true; readonly mailing: NewsletterMailing; readonly issue: StoredNewsletter }
  | NotStarted;

/** No-op when the issue has gone, is only kept, or is sent at another time now; and when it is too late. */
export function decideNewsletter(
  message: DueNewsletter,
  {
    issue,
    agency,
    now,
  }: { readonly issue: StoredNewsletter | undefined; readonly agency: Agency; readonly now: Date },
): NewsletterDecision {
  if (!issue || !isSent(issue)) return { start: false, because: 'gone' };
  const { slug, list, sendAt } = issue.content;
  if (sendAt !== message.dueAt) return { start: false, because: 'moved' };
  refuseTooEarly(sendAt, now);
  const useUntil = newsletterUseUntil(sendAt);
  if (!isOfUse({ useUntil }, now)) return { start: false, because: 'too-late' };
  const mailing: NewsletterMailing = {
    about: 'newsletter',
    id: newsletterMailingId(slug),
    year: Number(yearOfIssue(slug)),
    issue: slug,
    title: issue.content.title,
    dueAt: sendAt,
    useUntil,
    audiences: [list],
    variants: variantsOf(agency),
  };
  return { start: true, mailing, issue };
}

/** Whether an issue that is going out still is to: a range may be sent long after the mailing began. */
export const isStillSent = (
  mailing: Extract<StartedMailing, { about: 'newsletter' }>,
  issue: StoredNewsletter | undefined,
): boolean =>
  issue !== undefined && issue.content.sendAt !== null && issue.content.list === mailing.audiences[0];
