/** The button of a letter was pressed that went to somebody's new address: from here on everything goes there. */
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import { fill } from '../../core/languages/catalogue.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { moveEvent } from '../../core/registrations/move-place.ts';
import { maskAddress } from '../../core/subscribers/mask-address.ts';
import { moveSubscriber } from '../../core/subscribers/move-subscriber.ts';
import type { Asked, Confirming } from './confirming.ts';
import type { WebDependencies } from './web-dependencies.ts';

type AddressRequest = Extract<RequestToConfirm, { purpose: 'confirm-address' }>;

export const confirmingAddress = (dependencies: WebDependencies): Confirming<AddressRequest> => ({
  describe: ({ request }, { agency }, { manage }) => ({
    question: fill(manage.moveQuestion, { agency: agency.name }),
    facts: [{ label: manage.moveTo, text: maskAddress(request.address) }],
  }),
  confirm: async (asked) => {
    await changeAddress(asked, dependencies);
    return { what: 'address' };
  },
});

/**
 * An address that may not be written to gets nobody's mail: the person stays where they are. The answer is the same, for it
 * tells nothing of an address.
 */
async function changeAddress(
  { id, request, hash }: Asked<AddressRequest>,
  dependencies: WebDependencies,
): Promise<void> {
  const { agencies, events, suppressions } = dependencies;
  const suppression = await suppressions.find(id);
  if (suppression === 'asked' || suppression === 'bounce') return;
  const giveUp = (who: string, event: Parameters<typeof giveUpEvent>[1]) =>
    giveUpEvent(who, event, dependencies);
  await moveSubscriber(
    { from: request.id, to: { id, address: request.address }, inHand: hash },
    {
      ...dependencies,
      agency: await agencies.read(),
      moveEvent: (asked, move) => moveEvent(asked, move, { ...dependencies, event: events.event, giveUp }),
    },
  );
}
