/** What each kind of request says on its page, and what it does once the button is pressed. One line here for each. */
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import type { ConfirmedWhat } from '../../core/pages/confirmed-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { confirmingAddress } from './confirm-address.ts';
import { confirmingEvent } from './confirm-event.ts';
import { confirmingSubscription } from './confirm-subscription.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** A request, and whose it is: for a new address, of whoever has that. */
export interface Asked<Request extends RequestToConfirm> {
  readonly id: string;
  readonly request: Request;
}

/** What was confirmed; or a page that says why it can't be any more, and nothing was changed. */
export type Confirmed =
  | { readonly what: ConfirmedWhat }
  | { readonly refused: (reader: Reader, words: Catalogue) => string };

export interface Confirming<Request extends RequestToConfirm> {
  /** What the page with the button says. Nothing is written. */
  describe(
    asked: Asked<Request>,
    reader: Reader,
    words: Catalogue,
  ): DescribedRequest | Promise<DescribedRequest>;
  /** Does what was asked for. It may be stopped between any two writes and is then run again, and it may run twice at once. */
  confirm(asked: Asked<Request>): Promise<Confirmed>;
}

type Purpose = RequestToConfirm['purpose'];
type RequestOf<Which extends Purpose> = Extract<RequestToConfirm, { purpose: Which }>;

const CONFIRMING: {
  readonly [Which in Purpose]?: (dependencies: WebDependencies) => Confirming<RequestOf<Which>>;
} = {
  'confirm-subscription': confirmingSubscription,
  'confirm-event': confirmingEvent,
  'confirm-address': confirmingAddress,
};

/** A request of this kind can't be confirmed here: the page was deployed without what it needs. */
export class UnknownRequestError extends Error {
  constructor(purpose: Purpose) {
    super(`Nothing here confirms ${purpose}: add it to CONFIRMING in functions/web/confirming.ts.`);
    this.name = 'UnknownRequestError';
  }
}

export function confirmingOf(
  { purpose }: RequestToConfirm,
  dependencies: WebDependencies,
): Confirming<RequestToConfirm> {
  const make = CONFIRMING[purpose] as
    | ((dependencies: WebDependencies) => Confirming<RequestToConfirm>)
    | undefined;
  if (!make) throw new UnknownRequestError(purpose);
  return make(dependencies);
}
