/** From the inbox to real people, through a real SMTP server: only to those who are on its own list. */
import { createTransport } from 'nodemailer';
import { type Address, BadAddressError, parseAddress } from '../../core/subscribers/address.ts';

export interface ForwarderOptions {
  /** `smtp://user:password@host:587`, or `smtps://…:465`. */
  readonly smtpUrl: string;
  /** The only addresses that mail is forwarded to; none means nobody. */
  readonly allowed: readonly string[];
}

/** What forwarding needs of a message: how it left, and its envelope in bare addresses. */
export interface Forwardable {
  readonly eml: Buffer;
  readonly from: string;
  readonly to: readonly string[];
}

export interface Forwarded {
  /** Whom the SMTP server took it for. */
  readonly to: readonly string[];
  /** Who is not on the list, or was refused by the server. */
  readonly refused: readonly string[];
}

export interface Forwarder {
  /** Forwards a message to those of its recipients who are on the list; rejects when the server cannot be reached. */
  forward(message: Forwardable): Promise<Forwarded>;
}

/**
 * A forwarder to one SMTP server. Addresses are compared without regard to case, in the local part too: no provider
 * of note tells `Ana@` from `ana@`. Mail goes to the local part as the message spells it.
 */
export function createForwarder({ smtpUrl, allowed }: ForwarderOptions): Forwarder {
  const transport = createTransport(smtpAddress(smtpUrl));
  const list = new Set(allowed.map((address) => parseAddress(address).comparable));
  return {
    async forward({ eml, from, to }) {
      const welcome = to
        .flatMap((address) => readAddress(address) ?? [])
        .filter((one) => list.has(one.comparable));
      if (welcome.length === 0) return { to: [], refused: to };
      const envelope = { from, to: welcome.map(({ address }) => address) };
      const { accepted } = await transport.sendMail({ envelope, raw: eml });
      const taken = to.filter((address) => accepted.includes(readAddress(address)?.address ?? ''));
      return { to: taken, refused: to.filter((address) => !taken.includes(address)) };
    },
  };
}

function smtpAddress(smtpUrl: string): string {
  if (URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol)) return smtpUrl;
  throw new Error('The SMTP server must be given as smtp://user:password@host:587 or smtps://host.');
}

function readAddress(address: string): Address | null {
  try {
    return parseAddress(address);
  } catch (error) {
    if (error instanceof BadAddressError) return null;
    throw error;
  }
}
