/**
 * Shows a form and answers it: again while something is wrong with it or it came too fast, else by acting and leading on to another
 * page.
 */
import type { Context } from 'hono';
import type { Fields } from '../../core/forms/fields.ts';
import { formTime } from '../../core/forms/form-time.ts';
import type { AskedForm } from '../../core/forms/judge-form.ts';
import type { ReadForm } from '../../core/forms/read-form.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { inLanguage } from '../../core/pages/addresses.ts';
import { freshForm, type ShownForm } from '../../core/pages/form-parts.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { readerOf } from './reader.ts';
import { FORM_AGAIN, isNetworkFull, type ReceiveDependencies, receiveForm } from './receive-form.ts';

/** A form that asks for a letter: what it looks like, how it is read, what it does, and where that leads. */
export interface LetterForm<Answers> {
  readonly asked: AskedForm;
  readonly show: (reader: Reader, form: ShownForm) => string;
  readonly read: (fields: Fields, reader: Reader, words: Catalogue) => ReadForm<Answers>;
  readonly act: (answers: Answers, reader: Reader, words: Catalogue) => Promise<void>;
  /** The path of the page that comes after it, the same for everyone. */
  readonly leadsTo: string;
}

/** The form for the first time. `answers` are those that the link to it gives already. */
export async function showForm<Answers>(
  c: Context,
  dependencies: ReceiveDependencies,
  {
    form,
    answers,
  }: { readonly form: Pick<LetterForm<Answers>, 'asked' | 'show'>; readonly answers?: Fields },
): Promise<Response> {
  const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
  c.header('Cache-Control', 'no-store');
  const madeAt = formTime(form.asked.path, new Date(), keys);
  return c.html(form.show(reader, freshForm(madeAt, answers)));
}

/** 303 after a form that was good, for a robot and a network that has sent too many, too; else the form with its errors, or a refusal. */
export async function answerForm<Answers>(
  c: Context,
  dependencies: ReceiveDependencies,
  form: LetterForm<Answers>,
): Promise<Response> {
  const received = await receiveForm(c, dependencies, form.asked);
  if (received.outcome === 'refused') return received.response;
  const { reader, words } = received;
  const leadOn = () => c.redirect(inLanguage(form.leadsTo, words.tag, reader.agency), 303);
  if (received.outcome === 'robot') return leadOn();
  const { fields, madeAt } = received;
  const showAgain = (errors: ShownForm['errors']) =>
    c.html(form.show(reader, { answers: fields, errors, madeAt }), FORM_AGAIN);
  if (received.outcome === 'unreadable') return showAgain(received.errors);
  const { answers, errors } = form.read(fields, reader, words);
  if (errors) return showAgain(errors);
  if (received.tooFast) return showAgain([{ field: null, message: words.forms.tooFast, onlyAgain: true }]);
  if (!(await isNetworkFull(c, dependencies))) await form.act(answers, reader, words);
  return leadOn();
}
