/** Registers people for an event, by its page, its letter and the button, and reads what comes of it. */
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { eventId } from '../../core/calendar/event.ts';
import { type Answers, letterTo, linkIn, pass, sendAgain } from './form.ts';
import type { EventText, Month } from './month.ts';

export const JOIN = 'https://meet.example/j/84410732915';

/** An hour online on January 13, with so many places and a link to join. */
export const smallWebinar = (capacity: number, differences: Partial<EventText> = {}): EventText => ({
  uid: 'small@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'A talk about safety',
  more: ['CATEGORIES:WEBINAR', `X-CAPACITY:${capacity}`, `CONFERENCE;VALUE=URI:${JOIN}`],
  ...differences,
});

/** Where the page of an event of 2026 is. */
export const pageOf = ({ uid }: Pick<EventText, 'uid'>): string => `/2026/${eventId(uid, null)}`;

/** What stands on the event's page from its form on; empty without one. */
export async function formOn(month: Month, event: EventText): Promise<string> {
  const html = await (await month.ask(`${pageOf(event)}?language=en`)).text();
  return html.includes('id="ask"') ? html.slice(html.indexOf('id="ask"')) : '';
}

/** Fills in the form on the event's page. */
export async function ask(
  month: Month,
  event: EventText,
  address: string,
  answers: Answers = {},
): Promise<Response> {
  const form = await formOn(month, event);
  pass(month, 20);
  return sendAgain(month, form, { address, language: 'en', style: 'discreet', ...answers });
}

/** The path of the link in the letter that asks to confirm. */
export const confirmLink = async (month: Month, address: string): Promise<string> =>
  linkIn(await letterTo(month, address), '/confirm');

/** Goes all the way; gives back the path that the button led to, without its query. */
export async function register(
  month: Month,
  event: EventText,
  address: string,
  answers: Answers = {},
): Promise<string> {
  await ask(month, event, address, answers);
  const done = await month.ask(await confirmLink(month, address), { method: 'POST' });
  await month.cloud.settle();
  return (done.headers.get('location') ?? String(done.status)).split('?')[0] ?? '';
}

/** Gives up the place, or leaves the line, on the page of one's own choices. */
export const giveUp = (month: Month, event: EventText, address: string): Promise<void> =>
  press(month, address, { action: 'give-up', event: `event.2026.calendar.${eventId(event.uid, null)}` });

/** Saves choices on the page of one's own choices, and no list. */
export const save = (
  month: Month,
  address: string,
  choices: { readonly language: string; readonly style: string },
): Promise<void> => press(month, address, { action: 'save', ...choices });

async function press(month: Month, address: string, fields: Record<string, string>): Promise<void> {
  const { inbox } = month.cloud;
  const letters = inbox.list().filter(({ to }) => to.includes(address));
  const texts = await Promise.all(letters.map(async ({ id }) => (await inbox.get(id))?.text ?? ''));
  const manage = linkIn(texts.findLast((text) => text.includes('/manage/')) ?? '', '/manage');
  await month.ask(manage, { method: 'POST', body: new URLSearchParams(fields) });
  await month.cloud.settle();
}

/** Subjects of the mails to an address, in the order of their arrival. */
export const subjectsTo = (month: Month, address: string): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ to }) => to.includes(address))
    .map(({ subject }) => subject);

/** An invitation, as a calendar program reads it from the newest mail to an address that has one. */
export interface ReadInvitation {
  readonly mimeMethod: string | undefined;
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly organizer: string;
  readonly attendees: readonly {
    readonly address: string;
    readonly partstat: string;
    readonly rsvp: string;
  }[];
  readonly start: string;
  readonly text: string;
}

/** Every invitation and cancellation that was sent to an address, in order. */
export async function invitationsTo(month: Month, address: string): Promise<ReadInvitation[]> {
  const mails = month.cloud.inbox.list().filter(({ to }) => to.includes(address));
  const read = await Promise.all(mails.map(({ id }) => readInvitation(month.cloud.inbox.eml(id))));
  return read.filter((invitation) => invitation !== undefined);
}

async function readInvitation(eml: Buffer | null): Promise<ReadInvitation | undefined> {
  const { attachments } = await PostalMime.parse(eml ?? Buffer.alloc(0));
  const calendar = attachments.find(({ mimeType, method }) => mimeType === 'text/calendar' && method);
  if (!calendar || calendar.method === 'PUBLISH') return undefined;
  const { content } = calendar;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const component = new ICAL.Component(ICAL.parse(text));
  const vevent = component.getFirstSubcomponent('vevent');
  const value = (name: string) => String(vevent?.getFirstPropertyValue(name));
  return {
    mimeMethod: calendar.method,
    method: String(component.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    summary: value('summary'),
    organizer: value('organizer'),
    attendees: (vevent?.getAllProperties('attendee') ?? []).map((attendee) => ({
      address: String(attendee.getFirstValue()),
      partstat: String(attendee.getParameter('partstat')),
      rsvp: String(attendee.getParameter('rsvp')),
    })),
    start: value('dtstart'),
    text,
  };
}
