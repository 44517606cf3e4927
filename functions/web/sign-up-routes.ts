/** Joining the lists. Nothing is looked up about the address: the request goes on the queue, and a letter answers it. */
import type { Context, Hono } from 'hono';
import type { Style } from '../../core/agency/style.ts';
import { consentWording } from '../../core/forms/consent-wording.ts';
import {
  readAddress,
  readLanguage,
  readLists,
  readRhythm,
  readStyle,
} from '../../core/forms/read-choices.ts';
import { readAll } from '../../core/forms/read-form.ts';
import { CONFIRM_DAYS } from '../../core/letters/pending-request.ts';
import { CHECK_EMAIL_PATH, SIGN_UP_PATH } from '../../core/pages/addresses.ts';
import { ASKED, checkEmailPage } from '../../core/pages/check-email-page.ts';
import { signUpPage, signUpWording } from '../../core/pages/sign-up-page.ts';
import type { Address } from '../../core/subscribers/address.ts';
import { kept, type Rhythm } from '../../core/subscribers/rhythm.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { answerForm, type LetterForm, showForm } from './answer-form.ts';
import { newLetterId } from './new-letter-id.ts';
import { readerOf } from './reader.ts';
import type { ReceiveDependencies } from './receive-form.ts';
import type { WebDependencies } from './web-dependencies.ts';

interface SignUp {
  readonly lists: readonly string[];
  readonly language: string;
  readonly style: Style;
  readonly rhythm: Rhythm;
  readonly address: Address;
}

export type SignUpDependencies = ReceiveDependencies &
  Pick<WebDependencies, 'queueLetter'> & { readonly subscribers: Pick<SubscriberStore, 'keepWording'> };

export function signUpRoutes(app: Hono, dependencies: SignUpDependencies): void {
  const form = signUpForm(dependencies);
  app.get(SIGN_UP_PATH, (c) => showForm(c, dependencies, { form, answers: listsOfLink(c) }));
  app.post(SIGN_UP_PATH, (c) => answerForm(c, dependencies, form));
  app.get(CHECK_EMAIL_PATH, (c) => showCheckEmail(c, dependencies));
}

/** `/sign-up?list=month-events` comes with that list ticked. */
const listsOfLink = (c: Context) => new Map([['lists', c.req.queries('list') ?? []]]);

function signUpForm({ subscribers, queueLetter }: SignUpDependencies): LetterForm<SignUp> {
  return {
    asked: { path: SIGN_UP_PATH, once: ['language', 'style', 'rhythm', 'address'], many: ['lists'] },
    leadsTo: CHECK_EMAIL_PATH,
    show: (reader, form) => signUpPage({ ...reader, form }),
    read: (fields, { agency }, words) =>
      readAll<SignUp>({
        lists: readLists(fields, agency, words),
        language: readLanguage(fields, agency, words),
        style: readStyle(fields, words),
        rhythm: readRhythm(fields, words),
        address: readAddress(fields, words),
      }),
    act: async ({ lists, language, style, rhythm, address }, reader, words) => {
      const wording = consentWording(signUpWording(reader, words));
      const consent = {
        at: new Date().toISOString(),
        wording: wording.name,
        page: SIGN_UP_PATH,
        language: words.tag,
      };
      await subscribers.keepWording(wording.name, wording.text);
      await queueLetter({
        purpose: 'confirm-subscription',
        letter: newLetterId(),
        address: address.address,
        lists: [...lists],
        language,
        style,
        ...kept(rhythm),
        consent,
      });
    },
  };
}

async function showCheckEmail(c: Context, dependencies: SignUpDependencies): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const asked = ASKED.find((each) => each === c.req.query('for'));
  return c.html(checkEmailPage({ ...(await readerOf(c, dependencies)), days: CONFIRM_DAYS, asked }));
}
