/** Fills in a form as a person does: opens it, takes a few seconds, and presses its button. */
import { decoded } from '../email/reading.ts';
import type { Month } from './month.ts';

/** What a person answers; a checkbox that is ticked several times is a list. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Seconds that a person takes to fill in a form. */
const READING_SECONDS = 20;

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
};

/** The first form of a page that is sent, and does not only ask for another view of the page. */
const formOf = (html: string): string => /<form\b[^>]*\smethod="post".*?<\/form>/s.exec(html)?.[0] ?? '';

/** What the first form of a page would send as it stands: hidden fields, what is typed, and what is chosen. */
export function fieldsOf(html: string): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [tag] of formOf(html).matchAll(/<input\b[^>]*>/g)) {
    const isChoice = /type="(?:radio|checkbox)"/.test(tag);
    if (!isChoice || /\schecked\b/.test(tag))
      sent.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
  }
  return sent;
}

/** Where the first form of a page posts to. */
export const actionOf = (html: string): string =>
  attribute(/<form\b[^>]*>/.exec(formOf(html))?.[0] ?? '', 'action') ?? '';

/** A form's fields with a person's answers put in. */
export function answered(fields: URLSearchParams, answers: Answers): URLSearchParams {
  const filled = new URLSearchParams(fields);
  for (const [name, value] of Object.entries(answers)) {
    filled.delete(name);
    for (const each of [value].flat()) filled.append(name, each);
  }
  return filled;
}

/** Lets time pass, as by a person who reads. */
export const pass = (month: Month, seconds: number): void =>
  month.cloud.clock.advanceTo(new Date(month.cloud.clock.now().getTime() + seconds * 1000));

/** Opens the page at `path`, fills in its form after a while and sends it. */
export async function sendForm(
  month: Month,
  path: string,
  answers: Answers = {},
  seconds = READING_SECONDS,
): Promise<Response> {
  const html = await (await month.ask(path)).text();
  pass(month, seconds);
  return sendAgain(month, html, answers);
}

/** Sends the form of a page that is open. */
export async function sendAgain(month: Month, html: string, answers: Answers = {}): Promise<Response> {
  const body = answered(fieldsOf(html), answers);
  return month.ask(actionOf(html), { method: 'POST', body });
}

/** The newest letter to an address, or '' when there is none: its text. */
export async function letterTo(month: Month, address: string): Promise<string> {
  await month.cloud.settle();
  const newest = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  return (newest && (await month.cloud.inbox.get(newest.id))?.text) ?? '';
}

/** The path of the first link in a text that leads below `path`. */
export function linkIn(text: string, path: string): string {
  const found = new RegExp(`https://month\\.example(${path}/[^\\s<>?]+)`).exec(text)?.[1];
  if (!found) throw new Error(`No link to ${path} in: ${text}`);
  return found;
}

/** The links of a page that lead to a place on it which is not there. */
export const deadLinksIn = (html: string): string[] =>
  [...html.matchAll(/\shref="#([^"]*)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => !html.includes(` id="${id}"`));
