/** Submits events and resources as people do, and decides on them as moderators do. */
import { actionOf, fieldsOf, letterTo, linkIn, pass } from './form.ts';
import { AGENCY, type Month } from './month.ts';

export const CARLA = 'carla@partner.example.org';
export const MAYA = 'maya@moderators.example.org';
export const NILS = 'nils@moderators.example.org';

/** The agency of the stories, with two people who decide. */
export const MODERATED = `${AGENCY}
moderators:
  - { name: Maya, email: ${MAYA} }
  - { name: Nils, email: ${NILS}, language: es }
`;

/** An evening on January 20. */
export const VIGIL: Readonly<Record<string, string>> = {
  title: 'Candlelight vigil',
  kind: 'IN-PERSON',
  day: '2026-01-20',
  from: '18:00',
  to: '19:30',
  location: '5 Park Road, Fresno',
  about: 'We stand together.\n\nBring a candle.',
  presenters: 'Fresno Neighbors',
  contact: 'access@partner.example.org',
  link: 'https://partner.example.org/vigil',
  address: CARLA,
};

export const BOOK: Readonly<Record<string, string>> = {
  title: 'A book that helped me',
  kind: 'book',
  by: 'An Author',
  link: 'https://books.example.org/helped',
  about: 'It tells how to listen.',
  note: 'It speaks of violence.',
  address: CARLA,
};

export interface SentFile {
  readonly bytes: Buffer | string;
  readonly name?: string;
  readonly type?: string;
}

export const SUBMIT_EVENT = '/submit/event?language=en';
export const SUBMIT_RESOURCE = '/submit/resource?language=en';

/** What a form of a page sends with these answers and this file. */
export function uploadOf(html: string, answers: Readonly<Record<string, string>>, file?: SentFile): FormData {
  const body = new FormData();
  const asked = new Set([...html.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name));
  for (const [name, value] of fieldsOf(html)) if (!(name in answers)) body.append(name, value);
  for (const [name, value] of Object.entries(answers)) if (asked.has(name)) body.append(name, value);
  const { bytes = '', name = file ? 'flyer' : '', type = 'application/octet-stream' } = file ?? {};
  // A browser sends an empty file where none was chosen.
  if (asked.has('flyer')) body.append('flyer', new Blob([Buffer.from(bytes)], { type }), name);
  return body;
}

export async function submit(
  month: Month,
  path: string,
  answers: Readonly<Record<string, string>>,
  file?: SentFile,
): Promise<Response> {
  const html = await (await month.ask(path)).text();
  pass(month, 20);
  return month.ask(actionOf(html), { method: 'POST', body: uploadOf(html, answers, file) });
}

/** Opens the link that a letter has brought, and presses its button. */
export async function confirmBy(month: Month, address: string): Promise<Response> {
  const link = linkIn(await letterTo(month, address), '/confirm');
  return month.ask(link, { method: 'POST' });
}

export const moderationLink = async (month: Month, address: string): Promise<string> =>
  linkIn(await letterTo(month, address), '/moderate');

export const press = (month: Month, link: string, action: string, word = ''): Promise<Response> =>
  month.ask(link, { method: 'POST', body: new URLSearchParams({ action, word }) });

/** Submitted, confirmed, and approved by Maya: gives her link. */
export async function publish(
  month: Month,
  path: string,
  answers: Readonly<Record<string, string>>,
  file?: SentFile,
): Promise<string> {
  await submit(month, path, answers, file);
  await confirmBy(month, answers['address'] ?? '');
  const link = await moderationLink(month, MAYA);
  await press(month, link, 'approve');
  await month.pagesFollow();
  return link;
}
