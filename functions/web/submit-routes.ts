/**
 * Submitting an event or a resource. Nothing is looked up about the address, and nobody decides on anything before it has
 * confirmed. A flyer is kept once all else is in order and it has been checked; a refused one leaves nothing.
 */
import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { consentWording } from '../../core/forms/consent-wording.ts';
import type { FormError } from '../../core/forms/form-error.ts';
import { formTime } from '../../core/forms/form-time.ts';
import { readAddress } from '../../core/forms/read-choices.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { CHECK_EMAIL_FOR_SUBMISSION_PATH, inLanguage } from '../../core/pages/addresses.ts';
import { freshForm, type ShownForm } from '../../core/pages/form-parts.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { SUBMIT_PATHS, submitConsent, submitPage } from '../../core/pages/submit-page.ts';
import { counterOf, type Limit } from '../../core/runtime/limit.ts';
import type { CheckedFlyer, FlyerRefusal } from '../../core/submissions/flyer.ts';
import type { Submitted } from '../../core/submissions/submission.ts';
import { takesSubmissions } from '../../core/submissions/takes-submissions.ts';
import type { Address } from '../../core/subscribers/address.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { newLetterId } from './new-letter-id.ts';
import { readerOf } from './reader.ts';
import { FORM_AGAIN, isNetworkFull, networkOf, type ReceiveDependencies } from './receive-form.ts';
import { type ReceivedUpload, receiveUpload } from './receive-upload.ts';
import { readSubmitted, SUBMITTED_FIELDS } from './submission-form.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type SubmitDependencies = ReceiveDependencies &
  Pick<WebDependencies, 'events' | 'queueLetter' | 'subscribers' | 'submissions' | 'flyers' | 'checkFlyer'>;

type Type = Submitted['type'];

export function submitRoutes(app: Hono, dependencies: SubmitDependencies): void {
  for (const type of ['event', 'resource'] as const) {
    app.get(SUBMIT_PATHS[type], (c) => showSubmitForm(c, type, dependencies));
    app.post(SUBMIT_PATHS[type], (c) => answerSubmission(c, type, dependencies));
  }
}

const HOUR = 60 * 60;
/** Submissions from one network: enough for an office on the day on which it enters its month. */
const OF_NETWORK: Limit = { name: 'submissions-network', most: 20, seconds: HOUR };
/** Flyers, by whomever, for each takes seconds to check; what comes without one is never kept out by them. */
const FLYERS_OF_ALL: Limit = { name: 'flyers-everyone', most: 300, seconds: HOUR };

async function showSubmitForm(c: Context, type: Type, dependencies: SubmitDependencies): Promise<Response> {
  const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
  c.header('Cache-Control', 'no-store');
  if (!takesSubmissions(reader.agency)) return c.html(notFoundPage(reader), 404);
  const madeAt = formTime(SUBMIT_PATHS[type], new Date(), keys);
  return c.html(submitPage({ ...reader, type, form: freshForm(madeAt) }));
}

async function answerSubmission(c: Context, type: Type, dependencies: SubmitDependencies): Promise<Response> {
  const { agency } = await readerOf(c, dependencies);
  if (!takesSubmissions(agency)) return c.html(notFoundPage(await readerOf(c, dependencies)), 404);
  const { once, ...names } = SUBMITTED_FIELDS[type];
  const received = await receiveUpload(c, dependencies, {
    ...names,
    once: [...once, 'address'],
    file: type === 'event' ? 'flyer' : null,
    path: SUBMIT_PATHS[type],
  });
  if (received.outcome === 'refused') return received.response;
  const { reader, words } = received;
  const leadOn = () => c.redirect(inLanguage(CHECK_EMAIL_FOR_SUBMISSION_PATH, words.tag, reader.agency), 303);
  if (received.outcome === 'robot') return leadOn();
  const errors = await takeIn(c, { type, received }, dependencies);
  if (errors === null) return leadOn();
  const form: ShownForm = { answers: received.fields, errors, madeAt: received.madeAt };
  return c.html(submitPage({ ...reader, type, form }), FORM_AGAIN);
}

type Answered = Exclude<ReceivedUpload, { outcome: 'refused' | 'robot' }>;

/** What is wrong with it; null once it is kept, and for a network that has sent too many. */
async function takeIn(
  c: Context,
  { type, received }: { readonly type: Type; readonly received: Answered },
  dependencies: SubmitDependencies,
): Promise<readonly FormError[] | null> {
  const { words, file, fields, reader } = received;
  const again = (errors: readonly FormError[]) => withFileAgain(errors, file, words);
  if (received.outcome === 'unreadable') return again(received.errors);
  const [content, address] = [
    await readSubmitted(type, { fields, reader, words }, dependencies),
    readAddress(fields, words),
  ];
  const errors = [...(content.errors ?? []), ...(address.ok ? [] : [address.error])];
  if (content.errors || !address.ok) return again(errors);
  if (received.tooFast) return again([{ field: null, message: words.forms.tooFast, onlyAgain: true }]);
  if (await isNetworkFull(c, dependencies)) return null;
  if (await areTooMany(c, file !== null, dependencies))
    return again([{ field: null, message: words.submissions.errors.tooMany }]);
  const checked = file && (await dependencies.checkFlyer(file));
  if (checked && !checked.ok) return [refusedFlyer(checked.because, words)];
  const flyer = file && checked?.ok ? { file, checked: checked.flyer } : null;
  const kept = { content: content.answers, address: address.value, flyer, reader, words };
  await keep(kept, dependencies);
  return null;
}

const refusedFlyer = (because: FlyerRefusal, { submissions }: Catalogue): FormError => ({
  field: 'flyer',
  message: submissions.flyer[because],
});

/** A form that is shown again has lost its file, and nobody is to find that out too late. */
const withFileAgain = (
  errors: readonly FormError[],
  file: Uint8Array | null,
  { submissions }: Catalogue,
): readonly FormError[] =>
  file === null ? errors : [...errors, { field: 'flyer', message: submissions.errors.chooseAgain }];

async function areTooMany(
  c: Context,
  hasFlyer: boolean,
  { limits, idKey }: Pick<SubmitDependencies, 'limits' | 'idKey'>,
): Promise<boolean> {
  const now = new Date();
  const counters = [
    counterOf(OF_NETWORK, networkOf(c, await idKey()), now),
    ...(hasFlyer ? [counterOf(FLYERS_OF_ALL, 'everyone', now)] : []),
  ];
  return (await limits.take(counters, randomBytes(8).toString('hex'))) !== null;
}

interface Kept {
  readonly content: Submitted;
  readonly address: Address;
  readonly flyer: { readonly file: Uint8Array; readonly checked: CheckedFlyer } | null;
  readonly reader: Reader;
  readonly words: Catalogue;
}

/** The flyer first: whatever breaks off after it leaves nothing that leads to it, and it is forgotten when its submission is. */
async function keep({ content, address, flyer, reader, words }: Kept, dependencies: SubmitDependencies) {
  const { flyers, submissions, subscribers, queueLetter, idKey } = dependencies;
  const now = new Date();
  const id = randomBytes(16).toString('hex');
  if (flyer) await flyers.put({ type: flyer.checked.type, of: { unconfirmed: id } }, flyer.file);
  const wording = consentWording([submitConsent(reader, words)]);
  await subscribers.keepWording(wording.name, wording.text);
  const at = now.toISOString();
  await submissions.create(
    {
      ...{ id, content, flyer: flyer?.checked ?? null, state: 'unconfirmed', revision: 1 },
      ...{ changedAt: at, changedBy: null, publishedAt: null, wording: wording.name },
    },
    { id: subscriberId(address, await idKey()), address: address.address, language: words.tag },
    now,
  );
  await queueLetter({
    purpose: 'confirm-submission',
    letter: newLetterId(),
    address: address.address,
    submission: id,
    title: content.title,
    language: words.tag,
    askedAt: at,
  });
}
