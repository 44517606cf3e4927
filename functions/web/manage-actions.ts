/** What the buttons of somebody's choices do. Each can be pressed twice, and ends what an earlier press left half done. */
import type { Agency } from '../../core/agency/agency.ts';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { consentWording } from '../../core/forms/consent-wording.ts';
import { answerOf, answersOf, type Fields } from '../../core/forms/fields.ts';
import { type FormError, type Read, read } from '../../core/forms/form-error.ts';
import { ADDRESS_SEEN } from '../../core/forms/hidden-fields.ts';
import {
  readAddress,
  readLanguage,
  readLists,
  readRhythm,
  readStyle,
} from '../../core/forms/read-choices.ts';
import { readAll } from '../../core/forms/read-form.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { ERASED } from '../../core/pages/manage-link-page.ts';
import type { Done } from '../../core/pages/manage-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { signUpWording } from '../../core/pages/sign-up-page.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { giveUpTurns } from '../../core/registrations/give-up-turns.ts';
import { eventAudience, eventOf } from '../../core/subscribers/audience.ts';
import { audiencesEver, listsOf } from '../../core/subscribers/audiences-ever.ts';
import { decideChoices, type Wish } from '../../core/subscribers/decide-choices.ts';
import { activeAmong } from '../../core/subscribers/merge-subscribers.ts';
import { rhythmOf } from '../../core/subscribers/rhythm.ts';
import { silencesLetters } from '../../core/subscribers/suppression-reason.ts';
import { erasePerson, wasErased } from './erase-again.ts';
import type { ManageDependencies, ManagedPerson } from './managed-person.ts';
import { newLetterId } from './new-letter-id.ts';

/** A button was pressed. */
export interface Pressed {
  readonly person: ManagedPerson;
  readonly fields: Fields;
  readonly reader: Reader;
  readonly words: Catalogue;
  readonly dependencies: ManageDependencies;
}

/** What the page says next: that something was done, or what is wrong. */
export type Outcome =
  | { readonly done: Done | typeof ERASED | null }
  | { readonly errors: readonly FormError[] };

/** The fields of all forms on the page. */
export const MANAGE_FIELDS = {
  once: ['action', 'language', 'style', 'rhythm', 'address', ADDRESS_SEEN, 'event'],
  many: ['lists', 'muted'],
} as const;

const ACTIONS: Readonly<Record<string, (pressed: Pressed) => Promise<Outcome>>> = {
  save,
  stop,
  'give-up': giveUp,
  address: changeAddress,
  export: sendExport,
  leave: leaveEverything,
  erase,
};

/** Nothing happens for a button that the page does not have. */
export async function act(pressed: Pressed): Promise<Outcome> {
  const action = answerOf(pressed.fields, 'action');
  const does = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  return does ? does(pressed) : { done: null };
}

/** No list at all is a choice too. */
const readAnyLists = (fields: Fields, agency: Agency, words: Catalogue): Read<readonly string[]> =>
  answersOf(fields, 'lists').length === 0 ? read([]) : readLists(fields, agency, words);

async function save({ person, fields, reader, words, dependencies }: Pressed): Promise<Outcome> {
  const { answers, errors } = readAll<Wish>({
    lists: readAnyLists(fields, reader.agency, words),
    language: readLanguage(fields, reader.agency, words),
    style: readStyle(fields, words),
    rhythm: readRhythm(fields, words, rhythmOf(person.profile)),
    muted: read(answersOf(fields, 'muted')),
  });
  if (errors) return { errors };
  await saveChoices(person, answers, { reader, words, dependencies });
  return { done: (await isSilent(person, dependencies)) ? 'saved-silent' : 'saved' };
}

/** Whoever is erased meanwhile stays so: the page that follows says that nothing is kept. */
async function saveChoices(
  person: ManagedPerson,
  wish: Wish,
  { reader, words, dependencies }: Pick<Pressed, 'reader' | 'words' | 'dependencies'>,
): Promise<void> {
  const { subscribers, subscriptions } = dependencies;
  const ids = (events: ManagedPerson['ahead']) => events.map(({ id }) => id);
  const before = {
    ...person,
    lists: reader.agency.lists.map(({ id }) => id),
    ahead: ids(person.ahead),
    shown: ids(person.heardOf),
  };
  const { profile, join, leave } = decideChoices(before, wish, new Date());
  if (!(await subscribers.change(profile))) return;
  for (const list of leave) await subscriptions.leave(profile.id, list);
  if (join.length > 0) await recordConsent(profile.id, join, { reader, words, dependencies });
  for (const list of join) await subscriptions.subscribe(profile, list);
  for (const { event } of person.events) await subscribers.forgetOwnChoices(profile.id, event);
  // Somebody who waits may be put in by now, and something may have come along from an earlier address.
  const record = await subscribers.read(profile.id);
  for (const audience of audiencesEver(reader.agency, record)) await subscriptions.change(profile, audience);
  await wasErased(profile.id, { ...dependencies, agency: reader.agency });
}

/** Whether nothing is sent to the person's address: the page is theirs alone, and must not promise what can't come. */
const isSilent = async (
  { profile }: ManagedPerson,
  { suppressions }: Pick<ManageDependencies, 'suppressions'>,
): Promise<boolean> => silencesLetters(await suppressions.find(profile.id));

/** The address has been confirmed before, so joining a further list takes no letter; that it was agreed to is kept all the same. */
async function recordConsent(
  id: string,
  audiences: readonly string[],
  { reader, words, dependencies: { subscribers } }: Pick<Pressed, 'reader' | 'words' | 'dependencies'>,
): Promise<void> {
  const wording = consentWording(signUpWording(reader, words));
  await subscribers.keepWording(wording.name, wording.text);
  const at = new Date().toISOString();
  const consent = { at, wording: wording.name, page: MANAGE_PATH, language: words.tag };
  await subscribers.recordConsent(id, { ...consent, letter: 'manage', audiences });
}

/** The event that a button stands at, where the person has asked for it. */
function askedAt({ person, fields }: Pressed) {
  const event = eventOf(answerOf(fields, 'event'));
  return event && person.events.find((asked) => eventAudience(asked.event) === eventAudience(event));
}

/** Whoever has a place keeps it. */
async function stop(pressed: Pressed): Promise<Outcome> {
  const { person, dependencies } = pressed;
  const asked = askedAt(pressed);
  if (asked?.wants === 'place') {
    await dependencies.subscriptions.endWish(person.profile.id, eventAudience(asked.event));
  } else if (asked) await giveUpEvent(person.profile.id, asked.event, dependencies);
  return { done: 'stopped' };
}

async function giveUp(pressed: Pressed): Promise<Outcome> {
  const asked = askedAt(pressed);
  if (asked) await giveUpEvent(pressed.person.profile.id, asked.event, pressed.dependencies);
  return { done: 'given-up' };
}

/**
 * Nothing is looked up about the new address, not even whether it is the person's own: whoever was passed the link could guess at
 * what the page masks. The old one is told nothing: somebody may be reading along there.
 */
async function changeAddress({ person, fields, words, dependencies }: Pressed): Promise<Outcome> {
  const { answers, errors } = readAll({ address: readAddress(fields, words) });
  if (errors) return { errors };
  const { id, language } = person.profile;
  const { address } = answers.address;
  await dependencies.queueLetter({
    purpose: 'confirm-address',
    letter: newLetterId(),
    id,
    address,
    language,
    askedAt: new Date().toISOString(),
  });
  return { done: 'address' };
}

async function sendExport({ person, dependencies }: Pressed): Promise<Outcome> {
  if (await isSilent(person, dependencies)) return { done: 'silent' };
  const { id } = person.profile;
  const askedAt = new Date().toISOString();
  await dependencies.queueLetter({ purpose: 'export', letter: newLetterId(), id, askedAt });
  return { done: 'export' };
}

/**
 * Every list is left, also where the person was never on it: no import puts them on one. Places stay: they are given up one by one, or with everything by erasing; whoever is being seated this moment has left their mail,
 * too. A turn would bring mail one day, and goes.
 */
async function leaveEverything({ person, reader, dependencies }: Pressed): Promise<Outcome> {
  const { id } = person.profile;
  for (const list of listsOf(reader.agency)) await dependencies.subscriptions.endWish(id, list);
  for (const audience of activeAmong(person.standings)) await dependencies.subscriptions.leave(id, audience);
  for (const { event, wants } of person.events) {
    if (wants === 'reminders') await giveUpEvent(id, event, dependencies);
    else await dependencies.subscriptions.endWish(id, eventAudience(event));
  }
  await giveUpTurns(id, person.events, dependencies);
  return { done: 'left' };
}

/** The page that follows says that everything is deleted. */
async function erase({ person, reader, dependencies }: Pressed): Promise<Outcome> {
  await erasePerson(person.profile.id, { ...dependencies, agency: reader.agency });
  return { done: ERASED };
}
