/** What each kind of request says on its page, and what it does once the button is pressed. One line here for each. */
import type { RequestToConfirm } from '../../core/contract/letters.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import type { DescribedRequest } from '../../core/pages/confirm-page.ts';
import type { ConfirmedWhat } from '../../core/pages/confirmed-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import type { PersonRecord } from '../../core/subscribers/subscriber.store.ts';
import { confirmingAddress } from './confirm-address.ts';
import { confirmingEvent } from './confirm-event.ts';
import { confirmingSubmission } from './confirm-submission.ts';
import { confirmingSubscription } from './confirm-subscription.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** A request, and whose it is: for a new address, of whoever has that. */
export interface Asked<Request extends RequestToConfirm> {
  readonly id: string;
  readonly request: Request;
  /** Names the request in hand among all that wait. */
  readonly hash: string;
}

/** The same, and all that is kept of whose choice it is: of the person who moves, of whoever has the address for everything else. */
export interface AskedOf<Request extends RequestToConfirm> extends Asked<Request> {
  readonly owner: PersonRecord;
}

/** What was confirmed; or a page that says why it can't be any more, and nothing was changed. */
export type Confirmed =
  | { readonly what: ConfirmedWhat }
  | { readonly refused: (reader: Reader, words: Catalogue) => string };

export interface Confirming<Request extends RequestToConfirm> {
  /** What the page with the button says. Nothing is written. */
  describe(
    asked: AskedOf<Request>,
    reader: Reader,
    words: Catalogue,
  ): DescribedRequest | Promise<DescribedRequest>;
  /** Does what was asked for. It may be stopped between any two writes and is then run again, and it may run twice at once. */
  confirm(asked: Asked<Request>): Promise<Confirmed>;
}

type Purpose = RequestToConfirm['purpose'];
type RequestOf<Which extends Purpose> = Extract<RequestToConfirm, { purpose: Which }>;

const CONFIRMING: {
  readonly [Which in Purpose]: (dependencies: WebDependencies) => Confirming<RequestOf<Which>>;
} = {
  'confirm-subscription': confirmingSubscription,
  'confirm-event': confirmingEvent,
  'confirm-address': confirmingAddress,
  'confirm-submission': confirmingSubmission,
};

/** The purpose chooses its line, which TypeScript can't follow from the request to the function. */
export const confirmingOf = (
  { purpose }: RequestToConfirm,
  dependencies: WebDependencies,
): Confirming<RequestToConfirm> => CONFIRMING[purpose](dependencies) as Confirming<RequestToConfirm>;
