/** The button of a letter was pressed that asks for the lists: from here on the person is on them, also after having left. */
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { catalogueFor, localized } from '../../core/languages/languages.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { isList } from '../../core/subscribers/audience.ts';
import { audiencesEver } from '../../core/subscribers/audiences-ever.ts';
import { choicesToConfirm } from '../../core/subscribers/choices-to-confirm.ts';
import { confirmedConsent } from '../../core/subscribers/confirmed-consent.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import type { Profile } from '../../core/subscribers/subscriber.store.ts';
import type { Asked, Confirming } from './confirming.ts';
import type { WebDependencies } from './web-dependencies.ts';

type SubscriptionRequest = Extract<RequestToConfirm, { purpose: 'confirm-subscription' }>;
type Dependencies = Pick<WebDependencies, 'agencies' | 'subscribers' | 'subscriptions'>;

export const confirmingSubscription = (dependencies: Dependencies): Confirming<SubscriptionRequest> => ({
  describe: async ({ id, request }, reader, words) =>
    describe({ request, known: await dependencies.subscribers.find(id) }, reader, words),
  confirm: async (asked) => {
    await subscribe(asked, dependencies);
    return { what: 'subscription' };
  },
});

function describe(
  { request, known }: { readonly request: SubscriptionRequest; readonly known: Profile | undefined },
  { agency }: Reader,
  words: Catalogue,
): DescribedRequest {
  const { address, lists } = request;
  const { language, style } = choicesToConfirm(request, known);
  const names = agency.lists
    .filter(({ id }) => lists.includes(id))
    .map(({ name }) => localized(name, words.tag, agency));
  return {
    question: fill(words.confirm.subscription, { agency: agency.name, address: maskAddress(address) }),
    facts: [
      { label: words.confirm.lists, text: names.join(', ') },
      { label: words.confirm.language, text: catalogueFor(language, agency).name },
      { label: words.confirm.style, text: words.forms.style[style] },
    ],
    note: known ? words.confirm.choicesStay : words.confirm.choicesChange,
  };
}

/**
 * The same choices hold for all lists, so that no two mailings write differently; what was chosen for an event stays its own. A list
 * that the agency has given up meanwhile is passed over.
 */
async function subscribe(
  { id, request }: Asked<SubscriptionRequest>,
  { agencies, subscribers, subscriptions }: Dependencies,
): Promise<void> {
  const [agency, record] = await Promise.all([agencies.read(), subscribers.read(id)]);
  const now = new Date();
  const muted = record.profile?.muted;
  const choices = choicesToConfirm(request, record.profile);
  const person = { id, address: request.address, ...choices, ...(muted && { muted }) };
  const asked = agency.lists.map((list) => list.id).filter((list) => request.lists.includes(list));
  await subscribers.put({ ...person, answeredAt: now.toISOString() });
  const consent = confirmedConsent(request, { kept: record.consents, audiences: asked, now });
  await subscribers.recordConsent(id, consent);
  for (const audience of audiencesEver(agency, record)) {
    if (asked.includes(audience)) await subscriptions.subscribe(person, audience);
    else if (isList(audience)) await subscriptions.change(person, audience);
  }
}
