/** The button of a letter was pressed that asks for the lists: from here on the person is on them, also after having left. */
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { catalogueFor, localized } from '../../core/languages/languages.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { audiencesEver } from '../../core/subscribers/audiences-ever.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import type { Asked, Confirming } from './confirming.ts';
import type { WebDependencies } from './web-dependencies.ts';

type SubscriptionRequest = Extract<RequestToConfirm, { purpose: 'confirm-subscription' }>;
type Dependencies = Pick<WebDependencies, 'agencies' | 'subscribers' | 'subscriptions'>;

export const confirmingSubscription = (dependencies: Dependencies): Confirming<SubscriptionRequest> => ({
  describe: ({ request }, reader, words) => describe(request, reader, words),
  confirm: async (asked) => {
    await subscribe(asked, dependencies);
    return { what: 'subscription' };
  },
});

function describe(
  { address, lists, language, style }: SubscriptionRequest,
  { agency }: Reader,
  words: Catalogue,
): DescribedRequest {
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
  };
}

/**
 * The newest choices hold for all that the person gets, so that no two mailings write to them differently. A list that the
 * agency has given up meanwhile is passed over.
 */
async function subscribe(
  { id, request }: Asked<SubscriptionRequest>,
  { agencies, subscribers, subscriptions }: Dependencies,
): Promise<void> {
  const { address, language, style, letter, consent } = request;
  const [agency, record] = await Promise.all([agencies.read(), subscribers.read(id)]);
  const muted = record.profile?.muted;
  const person = { id, address, language, style, ...(muted && { muted }) };
  const asked = agency.lists.map((list) => list.id).filter((list) => request.lists.includes(list));
  await subscribers.put({ ...person, answeredAt: new Date().toISOString() });
  await subscribers.recordConsent(id, { ...consent, letter, audiences: asked });
  for (const audience of audiencesEver(agency, record)) {
    if (asked.includes(audience)) await subscriptions.subscribe(person, audience);
    else await subscriptions.change(person, audience);
  }
}
