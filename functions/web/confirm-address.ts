/** The button of a letter was pressed that went to somebody's new address: from here on everything goes there. */
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import { type Catalogue, fill } from '../../core/languages/catalogue.ts';
import { localized } from '../../core/languages/languages.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import { nothingKeptPage } from '../../core/pages/manage-link-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { moveEvent } from '../../core/registrations/move-place.ts';
import { clearRest, eraseSubscriber } from '../../core/subscribers/erase-subscriber.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import { activeAmong } from '../../core/subscribers/merge-subscribers.ts';
import { moveSubscriber } from '../../core/subscribers/move-subscriber.ts';
import { silencesLetters } from '../../core/subscribers/suppression-reason.ts';
import type { Asked, AskedOf, Confirming } from './confirming.ts';
import { givingUp, wasErased } from './erase-again.ts';
import type { WebDependencies } from './web-dependencies.ts';

type AddressRequest = Extract<RequestToConfirm, { purpose: 'confirm-address' }>;

export const confirmingAddress = (dependencies: WebDependencies): Confirming<AddressRequest> => ({
  describe: (asked, reader, words) => describe(asked, { reader, words }, dependencies),
  confirm: async (asked) =>
    (await changeAddress(asked, dependencies)) ? { what: 'address' } : { refused: nothingKeptPage },
});

/** Whoever gets the letter may not be who asked for it, so the page says what would come along. */
async function describe(
  { request: { id, address }, owner: { events } }: AskedOf<AddressRequest>,
  { reader: { agency }, words }: { readonly reader: Reader; readonly words: Catalogue },
  { subscriptions }: Pick<WebDependencies, 'subscriptions'>,
): Promise<DescribedRequest> {
  const { manage } = words;
  const lists = agency.lists.map((list) => list.id);
  const active = activeAmong(await subscriptions.standings(id, lists));
  const names = agency.lists.flatMap((list) =>
    active.includes(list.id) ? [localized(list.name, words.tag, agency)] : [],
  );
  const asked = events.filter(({ givenUp }) => !givenUp).length;
  return {
    question: fill(manage.moveQuestion, { agency: agency.name }),
    facts: [
      { label: manage.moveTo, text: maskAddress(address) },
      ...(names.length > 0 ? [{ label: manage.moveLists, text: names.join(', ') }] : []),
      ...(asked > 0 ? [{ label: manage.moveEvents, text: `${asked}` }] : []),
    ],
  };
}

/**
 * False when the person was erased meanwhile, at either address. An address that may not be written to gets nobody's mail: the
 * person stays where they are. The answer is the same, for it tells nothing of an address.
 */
async function changeAddress(
  { id, request, hash }: Asked<AddressRequest>,
  dependencies: WebDependencies,
): Promise<boolean> {
  const { agencies, events, suppressions } = dependencies;
  const suppression = await suppressions.find(id);
  if (silencesLetters(suppression)) return true;
  const agency = await agencies.read();
  const erasing = { ...dependencies, agency, giveUp: givingUp(dependencies) };
  const outcome = await moveSubscriber(
    { from: request.id, to: { id, address: request.address }, inHand: hash },
    {
      ...erasing,
      moveEvent: (asked, move) => moveEvent(asked, move, { ...erasing, event: events.event }),
      clearRest: (who) => clearRest(who, [], erasing),
      erase: (who) => eraseSubscriber(who, erasing),
    },
  );
  return outcome === 'moved' && !(await wasErased(id, erasing));
}
