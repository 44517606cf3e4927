/** The button of a letter was pressed that asks for the lists: from here on the person is on them, also after having left. */
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { catalogueFor, localized } from '../../core/languages/languages.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import { nothingKeptPage } from '../../core/pages/manage-link-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { choicesToConfirm, type KnownPerson } from '../../core/subscribers/choices-to-confirm.ts';
import { confirmedConsent } from '../../core/subscribers/confirmed-consent.ts';
import { followChoices } from '../../core/subscribers/follow-choices.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import { rhythmOf } from '../../core/subscribers/rhythm.ts';
import type { Asked, Confirming } from './confirming.ts';
import { wasErased } from './erase-again.ts';
import type { WebDependencies } from './web-dependencies.ts';

type SubscriptionRequest = Extract<RequestToConfirm, { purpose: 'confirm-subscription' }>;
type Dependencies = Pick<
  WebDependencies,
  'agencies' | 'subscribers' | 'subscriptions' | 'pending' | 'submissions' | 'places' | 'queueLetter'
>;

export const confirmingSubscription = (dependencies: Dependencies): Confirming<SubscriptionRequest> => ({
  describe: ({ request, owner: known }, reader, words) => describe({ request, known }, reader, words),
  confirm: async (asked) => {
    await subscribe(asked, dependencies);
    const agency = await dependencies.agencies.read();
    const isErased = await wasErased(asked.id, { ...dependencies, agency });
    return isErased ? { refused: nothingKeptPage } : { what: 'subscription' };
  },
});

function describe(
  { request, known }: { readonly request: SubscriptionRequest; readonly known: KnownPerson },
  { agency }: Reader,
  words: Catalogue,
): DescribedRequest {
  const { address, lists } = request;
  const { language, style, ...choices } = choicesToConfirm(request, known);
  const names = agency.lists
    .filter(({ id }) => lists.includes(id))
    .map(({ name }) => localized(name, words.tag, agency));
  return {
    question: fill(words.confirm.subscription, { agency: agency.name, address: maskAddress(address) }),
    facts: [
      { label: words.confirm.lists, text: names.join(', ') },
      { label: words.confirm.language, text: catalogueFor(language, agency).name },
      { label: words.rhythm.fact, text: words.rhythm[rhythmOf(choices)] },
      { label: words.confirm.style, text: words.forms.style[style] },
    ],
    note: known.profile ? words.confirm.choicesStay : words.confirm.choicesChange,
  };
}

/**
 * The same choices hold for all lists, so that no two mailings write differently; what was chosen for an event stays its own. A list
 * that the agency has given up meanwhile is passed over.
 */
async function subscribe(asked: Asked<SubscriptionRequest>, dependencies: Dependencies): Promise<void> {
  const { id, request } = asked;
  const { agencies, subscribers, subscriptions } = dependencies;
  const [agency, record] = await Promise.all([agencies.read(), subscribers.read(id)]);
  const now = new Date();
  const muted = record.profile?.muted;
  const choices = choicesToConfirm(request, record);
  const person = { id, address: request.address, ...choices, ...(muted && { muted }) };
  const lists = agency.lists.map((list) => list.id).filter((list) => request.lists.includes(list));
  const profile = { ...person, answeredAt: now.toISOString() };
  if (record.profile) await subscribers.answer(id, profile.answeredAt);
  // Something else that was asked for has just been confirmed: from now on the person is known.
  else if (!(await subscribers.create(profile))) return subscribe(asked, dependencies);
  const consent = confirmedConsent(request, { kept: record.consents, audiences: lists, now });
  await subscribers.recordConsent(id, consent);
  for (const list of lists) await subscriptions.subscribe(person, list);
  await followChoices(
    () => subscribers.find(id),
    async (chosen) => {
      for (const list of lists) await subscriptions.change(chosen, list);
    },
  );
}
