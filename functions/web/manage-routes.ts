/** Somebody's choices, behind a link that is theirs alone. Nothing changes on GET: mail scanners open every link. */
import type { Context, Hono } from 'hono';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { answerOf, type Fields } from '../../core/forms/fields.ts';
import type { FormError } from '../../core/forms/form-error.ts';
import { catalogueFor, offeredFor } from '../../core/languages/languages.ts';
import { inLanguage } from '../../core/pages/addresses.ts';
import { erasePage } from '../../core/pages/erase-page.ts';
import {
  brokenManageLinkPage,
  ERASED,
  erasedPage,
  nothingKeptPage,
} from '../../core/pages/manage-link-page.ts';
import { type Done, managePage } from '../../core/pages/manage-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { activeAmong } from '../../core/subscribers/merge-subscribers.ts';
import { readPersonalToken } from '../../core/subscribers/personal-link.ts';
import { rhythmOf } from '../../core/subscribers/rhythm.ts';
import { answerPage } from './compressed.ts';
import { act, MANAGE_FIELDS, type Outcome, type Pressed } from './manage-actions.ts';
import { askedViews, type ManagedPerson, readManagedPerson } from './managed-person.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import { FORM_AGAIN, isNetworkFull } from './receive-form.ts';
import { receivePersonalForm } from './receive-personal-form.ts';
import type { WebDependencies } from './web-dependencies.ts';

export function manageRoutes(app: Hono, dependencies: WebDependencies): void {
  const answer = (how: Answer) => (c: Context) => answerLink(c, dependencies, how);
  app.get(`${MANAGE_PATH}/:token{[^/]+/[^/]+}/erase`, answer(offerToErase));
  app.get(`${MANAGE_PATH}/:token{.+}`, answer(show));
  app.post(`${MANAGE_PATH}/:token{.+}`, answer(press));
}

/** A link that is ours, of somebody of whom something is kept. */
interface Opened {
  readonly person: ManagedPerson;
  readonly reader: Reader;
  /** The path that every button posts to. */
  readonly action: string;
  readonly dependencies: WebDependencies;
}
type Answer = (c: Context, opened: Opened) => Promise<Response>;

/** A damaged link says so; one of which nothing is kept any more answers for ever. */
async function answerLink(c: Context, dependencies: WebDependencies, how: Answer): Promise<Response> {
  forgetThisPage(c);
  const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
  const token = tokenOf(c);
  const id = readPersonalToken(MANAGE_PATH, token, keys);
  if (!id) return c.html(brokenManageLinkPage(reader), 404);
  const person = await readManagedPerson(id, reader, dependencies);
  if (!person) return c.html(c.req.query('done') === ERASED ? erasedPage(reader) : nothingKeptPage(reader));
  const action = `${MANAGE_PATH}/${token}`;
  return how(c, { person, reader: inTheirLanguage(c, reader, person), action, dependencies });
}

/** The language chosen for mail is the page's too, unless the page's own switch says otherwise. */
function inTheirLanguage(c: Context, reader: Reader, { profile }: ManagedPerson): Reader {
  const asked = offeredFor(c.req.query('language') ?? '', reader.agency);
  return { ...reader, language: asked ?? offeredFor(profile.language, reader.agency) ?? reader.language };
}

const DONE: readonly Done[] = [
  'saved',
  'saved-silent',
  'stopped',
  'given-up',
  'address',
  'export',
  'silent',
  'left',
];

const show: Answer = async (c, opened) => {
  const done = DONE.find((each) => each === c.req.query('done')) ?? null;
  return answerPage(c, await page(opened, { answers: new Map(), errors: [], done }));
};

async function page(
  { person, reader, action, dependencies }: Opened,
  shown: { readonly answers: Fields; readonly errors: readonly FormError[]; readonly done: Done | null },
): Promise<string> {
  return managePage({
    ...reader,
    ...shown,
    action,
    address: person.profile.address,
    answers: new Map([...chosenBy(person, reader), ...shown.answers]),
    upcoming: person.heardOf.map((event) => eventIn(event, reader.language, reader.agency)),
    asked: await askedViews(person, reader, dependencies),
  });
}

/** The form as the person's choices fill it in. */
function chosenBy({ profile, standings }: ManagedPerson, { agency, language }: Reader): Fields {
  return new Map<string, readonly string[]>([
    ['lists', activeAmong(standings)],
    ['muted', profile.muted ?? []],
    ['language', [offeredFor(profile.language, agency) ?? language]],
    ['style', [profile.style]],
    ['rhythm', [rhythmOf(profile)]],
  ]);
}

const press: Answer = async (c, opened) => {
  const { person, reader, action, dependencies } = opened;
  const words = catalogueFor(reader.language, reader.agency);
  const { siteUrl } = dependencies;
  const received = await receivePersonalForm(c, { ...MANAGE_FIELDS, reader, words, siteUrl });
  if (received.outcome === 'refused') return received.response;
  const { fields } = received;
  const outcome =
    received.errors.length > 0
      ? received
      : await actUnlessFlooded(c, { person, fields, reader, words, dependencies });
  if ('errors' in outcome) {
    const answers = answersOfForm(fields);
    return c.html(await page(opened, { answers, errors: outcome.errors, done: null }), FORM_AGAIN);
  }
  const note = outcome.done === null ? '' : `?done=${outcome.done}`;
  return c.redirect(inLanguage(`${action}${note}`, words.tag, reader.agency), 303);
};

/** Naming another address has a letter sent to whoever has it: that form counts for its network, and is answered as ever. */
async function actUnlessFlooded(
  c: Context,
  pressed: Pressed & Pick<Opened, 'dependencies'>,
): Promise<Outcome> {
  const isAddress = answerOf(pressed.fields, 'action') === 'address';
  if (isAddress && (await isNetworkFull(c, pressed.dependencies))) return { done: 'address' };
  return act(pressed);
}

/** What was sent with the form that was sent; the page's other forms stand as they are. */
function answersOfForm(fields: Fields): Fields {
  const isSave = fields.get('action')?.[0] === 'save';
  const mine = isSave ? ['lists', 'muted', 'language', 'style', 'rhythm'] : ['address'];
  return new Map([...fields].filter(([name]) => mine.includes(name)));
}

const offerToErase: Answer = async (c, { reader, action }) => c.html(erasePage({ ...reader, action }));
