/** Makes the report of a month that was lived through: the ledger's counts, and the inbox's, which are the proof. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LONG_AGO } from '../core/calendar/changes.ts';
import { digestMailingId, digestsOf, eventsOfDigest, lastDigestAt } from '../core/digest/digest.ts';
import { listsHearing } from '../core/mailing/audience.ts';
import { ledgerStore } from '../core/mailing/ledger.store.ts';
import { fates, type LedgerEntry, skippedIn, tally } from '../core/mailing/ledger.ts';
import { mailingStore } from '../core/mailing/mailing.store.ts';
import { mailingId, type StartedMailing } from '../core/mailing/mailing.ts';
import { newsletterMailingId } from '../core/newsletters/decide-newsletter.ts';
import { yearOfIssue } from '../core/newsletters/newsletter.ts';
import { announcementsOf, programmeAudiences, programmeMailingId } from '../core/programme/announcement.ts';
import { isList } from '../core/subscribers/audience.ts';
import type { ImportedPerson } from '../core/subscribers/read-subscriber-csv.ts';
import type { Cloud } from '../local/cloud.ts';
import type { Summary } from '../local/inbox/inbox.ts';
import { nameOf } from '../local/mailing-name.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { Rehearsal, RehearsalTotals, RehearsedMailing, RehearsedVariant } from './rehearsal.ts';
import type { Chosen } from './rehearsal-calendars.ts';
import type { LivedMonth } from './rehearse-month.ts';

/** Writes every message below `out` and reports. */
export async function reportRehearsal(chosen: Chosen, lived: LivedMonth, out: string): Promise<Rehearsal> {
  const { cloud, startedAt } = lived;
  await forgetEarlierRehearsal(out);
  await mkdir(join(out, 'messages'), { recursive: true });
  const arrived = Map.groupBy(cloud.inbox.list(), ({ tags }) => tags['mailing'] ?? '');
  const mailings = await readMailings(chosen, cloud);
  const rehearsed: RehearsedMailing[] = [];
  for (const mailing of mailings) {
    rehearsed.push(
      await reportMailing(mailing, { chosen, cloud, out, copies: arrived.get(mailing.id) ?? [] }),
    );
  }
  const { name, shortName, timeZone } = chosen.agency;
  return {
    agency: { name, shortName, timeZone },
    calendars: [
      ...chosen.calendars.map((calendar) => calendar.name),
      ...chosen.newsletters.map(({ title }) => title),
    ],
    startedAt: startedAt.toISOString(),
    endedAt: cloud.clock.now().toISOString(),
    mailings: rehearsed,
    totals: countInbox(chosen, lived, arrived),
    deadLetters: cloud.queues.deadLetters('due').length + cloud.queues.deadLetters('ranges').length,
    out,
  };
}

/** Only a folder that a rehearsal left is emptied; anything else of that name is somebody's own. */
async function forgetEarlierRehearsal(out: string): Promise<void> {
  const messages = join(out, 'messages');
  if (existsSync(messages) && !existsSync(join(out, 'index.html'))) {
    throw new OperatorError(
      `${messages} exists and is no earlier rehearsal's: choose another folder with --out.`,
    );
  }
  await rm(messages, { recursive: true, force: true });
}

/** All of the month. */
async function readMailings({ calendars, newsletters }: Chosen, { table }: Cloud): Promise<StartedMailing[]> {
  const store = mailingStore(table);
  const years = new Set([
    // A digest of the last days of the year before tells of a calendar's first.
    ...calendars.flatMap(({ year }) => [year - 1, year, year + 1]),
    ...newsletters.map(({ slug }) => yearOfIssue(slug) ?? 0),
  ]);
  const all = await Promise.all([...years].map((year) => store.ofYear(year)));
  return all.flat().toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
}

interface MailingContext {
  readonly chosen: Chosen;
  readonly cloud: Cloud;
  readonly out: string;
  readonly copies: readonly Summary[];
}

async function reportMailing(mailing: StartedMailing, context: MailingContext): Promise<RehearsedMailing> {
  const { chosen, cloud } = context;
  const entries = await readLedger(mailing, cloud);
  const counts = tally(entries);
  const [first] = mailing.variants;
  const content =
    first && (await mailingStore(cloud.table).content(mailing.id, { ...first, style: chosen.agency.style }));
  return {
    id: mailing.id,
    ...(await subjectMatter(mailing, cloud)),
    dueAt: mailing.dueAt,
    subject: content?.subject ?? '',
    lists: mailing.audiences.filter(isList),
    recipients: entries.length,
    sent: counts.sent,
    failed: counts.failed,
    skipped: skippedIn(counts),
    variants: await writeMessages(mailing, context),
  };
}

/** What it is about, as far as that is one event. */
async function subjectMatter(
  mailing: StartedMailing,
  { table }: Cloud,
): Promise<Pick<RehearsedMailing, 'event' | 'summary' | 'kind' | 'offset' | 'startsAt'>> {
  const { about: summary } = await nameOf(mailing, table);
  if (mailing.about !== 'reminder') return { event: null, summary, kind: null, offset: null, startsAt: null };
  const { uid: event, eventKind: kind, reminder, startsAt } = mailing;
  return { event, summary, kind, offset: reminder.offset, startsAt };
}

async function readLedger(mailing: StartedMailing, { table }: Cloud): Promise<LedgerEntry[]> {
  const ledger = ledgerStore(table);
  const ranges = Array.from({ length: mailing.ranges }, (_, range) =>
    ledger.calls({ mailing: mailing.id, range }),
  );
  return (await Promise.all(ranges)).flatMap((calls) => [...fates(calls).values()]);
}

/** Leaves each copy as `.eml`, and of each wording one copy as HTML and plain text. */
async function writeMessages(
  mailing: StartedMailing,
  { cloud, out, copies }: MailingContext,
): Promise<RehearsedVariant[]> {
  const byVariant = Map.groupBy(copies, ({ tags }) => tags['variant'] ?? '');
  const variants: RehearsedVariant[] = [];
  // A wording of a digest is rendered for each selection of its events: one copy shows it.
  const wordings = new Map(mailing.variants.map((one) => [`${one.language} ${one.style}`, one]));
  for (const { language, style } of wordings.values()) {
    const group = byVariant.get(`${language}-${style}`) ?? [];
    const [sample] = group;
    if (!sample) continue;
    const emlFiles = group.map(({ id }) => join('messages', `${mailing.id}-${id}.eml`));
    for (const [index, { id }] of group.entries()) {
      await writeFile(join(out, emlFiles[index] ?? ''), cloud.inbox.eml(id) ?? '');
    }
    const stem = join('messages', `${mailing.id}-${language}-${style}`);
    const message = await cloud.inbox.get(sample.id);
    await writeFile(join(out, `${stem}.html`), message?.html ?? '');
    await writeFile(join(out, `${stem}.txt`), message?.text ?? '');
    variants.push({
      language,
      style,
      subject: sample.subject,
      htmlFile: `${stem}.html`,
      textFile: `${stem}.txt`,
      emlFiles,
    });
  }
  return variants;
}

/** Counts the inbox, copy by copy, against what was promised. */
function countInbox(
  chosen: Chosen,
  { people, startedAt }: LivedMonth,
  arrived: ReadonlyMap<string, readonly Summary[]>,
): RehearsalTotals {
  const copies = [...arrived].flatMap(([mailing, group]) =>
    group.map(({ to }) => copyOf(mailing, to.join())),
  );
  const received = new Set(copies);
  const missing = promisedCopies(chosen, { people, startedAt }).filter((copy) => !received.has(copy));
  return {
    recipients: new Set([...arrived.values()].flat().map(({ to }) => to.join())).size,
    messages: copies.length,
    duplicates: copies.length - received.size,
    missing: missing.length,
  };
}

const copyOf = (mailing: string, address: string): string => `${mailing} ${address}`;

/**
 * Worked out anew from calendar and people: each person one copy of each programme and newsletter issue, and of each reminder that their lists
 * hear of, or of each digest with something for them.
 */
const promisedCopies = (chosen: Chosen, lived: SignedUp): string[] => [
  ...promisedProgrammes(chosen, lived.people),
  ...promisedReminders(chosen, lived),
  ...promisedDigests(chosen, lived),
  ...promisedIssues(chosen, lived.people),
];

type SignedUp = Pick<LivedMonth, 'people' | 'startedAt'>;

const promisedIssues = ({ newsletters }: Chosen, people: LivedMonth['people']): string[] =>
  newsletters.flatMap(({ slug, list }) =>
    people
      .filter(({ lists }) => lists.includes(list))
      .map(({ address }) => copyOf(newsletterMailingId(slug), address.address)),
  );

function promisedProgrammes({ agency, calendars }: Chosen, people: LivedMonth['people']): string[] {
  const events = calendars.flatMap((calendar) => calendar.events.map((event) => ({ ...event, ...LONG_AGO })));
  const audiences = programmeAudiences(agency);
  const hearers = people.filter(({ lists }) => lists.some((list) => audiences.includes(list)));
  return announcementsOf(events, agency).flatMap((announcement) =>
    hearers.map(({ address }) => copyOf(programmeMailingId(announcement), address.address)),
  );
}

/** Whoever wants digests is reminded singly until the first one comes. */
function isReminded(
  { rhythm = 'each' }: ImportedPerson,
  dueAt: string,
  { startedAt, timeZone }: Signing,
): boolean {
  return rhythm === 'each' || Date.parse(lastDigestAt(rhythm, dueAt, timeZone)) < startedAt.getTime();
}

interface Signing {
  readonly startedAt: Date;
  readonly timeZone: string;
}

function promisedDigests({ agency, calendars }: Chosen, { people, startedAt }: SignedUp): string[] {
  const events = calendars.flatMap((calendar) => calendar.events);
  return digestsOf(events, agency)
    .filter(({ dueAt }) => Date.parse(dueAt) >= startedAt.getTime())
    .flatMap((digest) => {
      const { beginning } = eventsOfDigest(events, digest, agency);
      const hearing = new Set(beginning.flatMap((event) => listsHearing(event, agency)));
      return people
        .filter(({ rhythm, lists }) => rhythm === digest.rhythm && lists.some((list) => hearing.has(list)))
        .map(({ address }) => copyOf(digestMailingId(digest), address.address));
    });
}

function promisedReminders({ agency, calendars }: Chosen, { people, startedAt }: SignedUp): string[] {
  const events = calendars
    .flatMap((calendar) => calendar.events)
    .filter(({ status }) => status !== 'CANCELLED');
  return events.flatMap((event) => {
    const hearing = new Set(listsHearing(event, agency));
    const hearers = people.filter(({ lists }) => lists.some((list) => hearing.has(list)));
    return event.reminders.flatMap(({ offset, dueAt }) =>
      hearers
        .filter((person) => isReminded(person, dueAt, { startedAt, timeZone: agency.timeZone }))
        .map(({ address }) => copyOf(mailingId(event, offset), address.address)),
    );
  });
}
