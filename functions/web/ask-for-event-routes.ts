/** Asking for one event on its page. Nothing is looked up about the address: the request goes on the queue, and a letter answers it. */

import type { Context, Hono } from 'hono';
import type { Style } from '../../core/agency/style.ts';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { refOf } from '../../core/calendar/event-ref.ts';
import { consentWording } from '../../core/forms/consent-wording.ts';
import { readAddress, readLanguage, readStyle } from '../../core/forms/read-choices.ts';
import { readAll } from '../../core/forms/read-form.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { CHECK_EMAIL_PATH, eventPath } from '../../core/pages/addresses.ts';
import { askForEvent, askForEventWording, type Offered } from '../../core/pages/ask-for-event.ts';
import { renderEventPage } from '../../core/pages/event-page.ts';
import type { ShownForm } from '../../core/pages/form-parts.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import type { Address } from '../../core/subscribers/address.ts';
import { answerForm, type LetterForm } from './answer-form.ts';
import { offeredBy } from './ask-for-event-section.ts';
import { EVENT_PATH } from './event-routes.ts';
import { findEvent } from './find-event.ts';
import { newLetterId } from './new-letter-id.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function askForEventRoutes(app: Hono, dependencies: WebDependencies): void {
  app.post(EVENT_PATH, (c) => ask(c, dependencies));
}

/** An event that was there when the page was opened may be over or canceled now: then the page says so. */
async function ask(c: Context, dependencies: WebDependencies): Promise<Response> {
  const found = await findEvent(dependencies, Number(c.req.param('year')), c.req.param('event') ?? '');
  if (!found) return c.html(notFoundPage(await readerOf(c, dependencies)), 404);
  const { event } = found;
  const offered = await offeredBy(event, dependencies);
  if (offered) return answerForm(c, dependencies, eventForm({ event, offered }, dependencies));
  const { siteUrl } = dependencies;
  return c.html(
    renderEventPage({ ...(await readerOf(c, dependencies)), event, now: new Date(), siteUrl }),
    409,
  );
}

interface AskedEventForm {
  readonly language: string;
  readonly style: Style;
  readonly address: Address;
}

function eventForm(
  { event, offered }: { readonly event: StoredEvent; readonly offered: Offered },
  dependencies: WebDependencies,
): LetterForm<AskedEventForm> {
  const { siteUrl } = dependencies;
  const path = eventPath(event);
  const show = (reader: Reader, form: ShownForm) =>
    renderEventPage({
      ...reader,
      event,
      now: new Date(),
      siteUrl,
      form: askForEvent({ ...reader, offered, path, form }),
      errors: form.errors,
    });
  return {
    asked: { path, once: ['language', 'style', 'address'], many: [] },
    leadsTo: CHECK_EMAIL_PATH,
    show,
    read: (fields, { agency }, words) =>
      readAll<AskedEventForm>({
        language: readLanguage(fields, agency, words),
        style: readStyle(fields, words),
        address: readAddress(fields, words),
      }),
    act: (answers, reader, words) => queueRequest(answers, { event, offered, reader, words }, dependencies),
  };
}

interface Asking {
  readonly event: StoredEvent;
  readonly offered: Offered;
  readonly reader: Reader;
  readonly words: Catalogue;
}

async function queueRequest(
  { language, style, address: { address } }: AskedEventForm,
  { event, offered: { wants }, reader, words }: Asking,
  { subscribers, queueLetter }: WebDependencies,
): Promise<void> {
  const wording = consentWording(askForEventWording(reader, words, wants));
  const consent = {
    at: new Date().toISOString(),
    wording: wording.name,
    page: eventPath(event),
    language: words.tag,
  };
  await subscribers.keepWording(wording.name, wording.text);
  await queueLetter({
    purpose: 'confirm-event',
    letter: newLetterId(),
    address,
    event: refOf(event),
    wants,
    language,
    style,
    consent,
  });
}
