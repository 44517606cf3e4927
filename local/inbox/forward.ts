/** From the inbox to real mailboxes, through a real SMTP server: to the addresses of its own list, and to nobody else. */
import { createTransport } from 'nodemailer';
import { BadAddressError, parseAddress } from '../../core/subscribers/address.ts';
import { OperatorError } from '../operator-error.ts';

export interface ForwarderOptions {
  /** `smtp://user:password@host:587`, or `smtps://…:465`. */
  readonly smtpUrl: string;
  /** The only addresses that mail is forwarded to; none means nobody. */
  readonly allowed: readonly string[];
}

/** What forwarding needs of a message: how it left, and from which bare address. */
export interface Forwardable {
  readonly eml: Buffer;
  readonly from: string;
}

export interface Forwarder {
  /**
   * Forwards a message to every address on the list, whomever it was for: the made-up people have no mailbox. Gives
   * back those whom the SMTP server took it for; rejects when the server cannot be reached.
   */
  forward(message: Forwardable): Promise<readonly string[]>;
}

/** A forwarder to one SMTP server; an empty list means that nothing is forwarded. */
export function createForwarder({ smtpUrl, allowed }: ForwarderOptions): Forwarder {
  const transport = createTransport(smtpAddress(smtpUrl));
  const to = allowed.map(readAllowed);
  return {
    async forward({ eml, from }) {
      if (to.length === 0) return [];
      const { accepted } = await transport.sendMail({ envelope: { from, to }, raw: eml });
      return to.filter((address) => accepted.includes(address));
    },
  };
}

function smtpAddress(smtpUrl: string): string {
  if (URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol)) return smtpUrl;
  throw new OperatorError('SMTP_URL: write the server as smtp://user:password@host:587 or smtps://host.');
}

function readAllowed(address: string): string {
  try {
    return parseAddress(address).address;
  } catch (error) {
    if (!(error instanceof BadAddressError)) throw error;
    throw new OperatorError(`FORWARD_TO: one of its addresses can't be used: ${error.message}.`);
  }
}
