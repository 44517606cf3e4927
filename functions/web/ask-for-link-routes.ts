/** Asking for the link to one's own choices. It comes by letter, and only to an address that we know; nobody else hears of it. */
import type { Hono } from 'hono';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { readAddress } from '../../core/forms/read-choices.ts';
import { readAll } from '../../core/forms/read-form.ts';
import { CHECK_EMAIL_FOR_LINK_PATH } from '../../core/pages/addresses.ts';
import { askForLinkPage } from '../../core/pages/ask-for-link-page.ts';
import type { Address } from '../../core/subscribers/address.ts';
import { answerForm, type LetterForm, showForm } from './answer-form.ts';
import { newLetterId } from './new-letter-id.ts';
import type { ReceiveDependencies } from './receive-form.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type AskForLinkDependencies = ReceiveDependencies & Pick<WebDependencies, 'queueLetter'>;

export function askForLinkRoutes(app: Hono, dependencies: AskForLinkDependencies): void {
  const form = askForLinkForm(dependencies);
  app.get(MANAGE_PATH, (c) => showForm(c, dependencies, { form }));
  app.post(MANAGE_PATH, (c) => answerForm(c, dependencies, form));
}

const askForLinkForm = ({
  queueLetter,
}: AskForLinkDependencies): LetterForm<{ readonly address: Address }> => ({
  asked: { path: MANAGE_PATH, once: ['address'], many: [] },
  leadsTo: CHECK_EMAIL_FOR_LINK_PATH,
  show: (reader, form) => askForLinkPage({ ...reader, form }),
  read: (fields, _, words) => readAll({ address: readAddress(fields, words) }),
  act: ({ address: { address } }, _, { tag }) =>
    queueLetter({
      ...{ purpose: 'manage', letter: newLetterId(), address, language: tag },
      askedAt: new Date().toISOString(),
    }),
});
