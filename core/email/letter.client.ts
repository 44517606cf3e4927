/**
 * Letters through Amazon SES, one message at a time. A call whose outcome nobody knows is made again: a letter that comes
 * twice does no harm, one that never comes does.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
import { setTimeout } from 'node:timers/promises';
import {
  DeleteSuppressedDestinationCommand,
  NotFoundException,
  type SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { isMalformed, isTooFast, reasonOf, singleTrySes } from './single-try.client.ts';

export interface LetterCall {
  readonly to: string;
  /** The raw message, as `letterMime` writes it. */
  readonly message: Buffer;
  readonly configurationSet: string;
  /** Come back with SES's events; names and values of `[A-Za-z0-9_-]`, never an address. */
  readonly tags: Readonly<Record<string, string>>;
}

/** SES took the message, or said that no try of it will ever succeed. */
export type LetterOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'refused'; readonly reason: string };

/** SES did not take a letter, or did not say so; the queue brings it back. */
export class LetterNotSentError extends Error {
  constructor(reason: string) {
    super(`SES did not take the letter (${reason}); the queue brings it back.`);
    this.name = 'LetterNotSentError';
  }
}

export interface LetterMail {
  /** LetterNotSentError for all that may pass by: throttling, no answer, an identity not yet verified. */
  send(call: LetterCall): Promise<LetterOutcome>;
  /** Takes an address off the account's own suppression list; no-op when it is not on it. */
  allowAgain(address: string): Promise<void>;
}

/** Opens SES with the credentials and endpoint of the environment. */
export function openLetterMail(client = singleTrySes()): LetterMail {
  return {
    send: (call) => send(client, call),
    allowAgain: async (address) => {
      try {
        await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: address }));
      } catch (error) {
        if (!(error instanceof NotFoundException)) throw error;
      }
    },
  };
}

/** Tries while SES says «too fast»: within them its rate, which mailings make room in, has let one letter through. */
const TRIES = 6;
const BETWEEN_TRIES_MS = 1_000;

/** Too fast is no outcome: SES has taken nothing, and takes it in a second. The day's quota is another matter. */
async function send(client: SESv2Client, call: LetterCall, tries = TRIES): Promise<LetterOutcome> {
  try {
    await client.send(
      new SendEmailCommand({
        Destination: { ToAddresses: [call.to] },
        Content: { Raw: { Data: call.message } },
        ConfigurationSetName: call.configurationSet,
        EmailTags: Object.entries(call.tags).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    return { state: 'sent' };
  } catch (error) {
    if (isMalformed(error)) return { state: 'refused', reason: reasonOf(error) };
    if (!isTooFast(error) || tries === 1) throw new LetterNotSentError(reasonOf(error));
    await setTimeout(BETWEEN_TRIES_MS);
    return send(client, call, tries - 1);
  }
}
