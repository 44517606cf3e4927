/** In which language and style a person is written to once they have confirmed a request. */
import type { RequestToConfirm } from '../contract/messages.ts';
import type { Subscriber } from './subscriber.ts';

type Choices = Pick<Subscriber, 'language' | 'style'>;

/**
 * Anybody can fill in a form with somebody's address, so confirming lists leaves the choices of whoever is known as they are:
 * those are changed behind their own link. What is chosen for one event holds for that event alone.
 */
export function choicesToConfirm(
  request: Exclude<RequestToConfirm, { purpose: 'confirm-address' }>,
  known: Choices | undefined,
): Choices {
  const { language, style } = request.purpose === 'confirm-subscription' ? (known ?? request) : request;
  return { language, style };
}
