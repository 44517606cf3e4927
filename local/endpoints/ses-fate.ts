/**
 * What becomes of a message at one address, and the addresses of SES's mailbox simulator, which decide it by their names.
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
import type { Reason } from './ses-suppression-list.ts';

/** Whether a message arrives at an address of each outcome. */
const ARRIVES = {
  delivered: true,
  /** The first try fails, a later one succeeds. */
  delayed: true,
  /** Arrives, and an automatic answer comes back, which SES takes for a bounce that may pass. */
  'out-of-office': true,
  /** Arrives, and the reader calls it spam. */
  complaint: true,
  /** There is no such mailbox. */
  bounce: false,
  /** The mailbox is full, and stays so until SES gives up. */
  'soft-bounce': false,
  /** The address is on the list that SES keeps for all its customers together. */
  'suppressed-by-ses': false,
  /** SES finds a virus, and sends the message to nobody. */
  rejected: false,
  /** The address is on the account's list, because mail to it bounced. */
  'bounced-before': false,
  /** The address is on the account's list, because its reader complained. */
  'complained-before': false,
} as const;
export type Outcome = keyof typeof ARRIVES;

/** What may be made to become of mail to an address; the account's list has its own way. */
export type Fate = Exclude<Outcome, 'bounced-before' | 'complained-before'>;

/** What becomes of mail to an address; undefined leaves it to the mailbox simulator, and else it is delivered. */
export type FateOf = (address: string) => Fate | undefined;

export const arrives = (outcome: Outcome): boolean => ARRIVES[outcome];

/** What becomes of mail to an address that is on the account's list. */
export const BEFORE: Readonly<Record<Reason, Outcome>> = {
  BOUNCE: 'bounced-before',
  COMPLAINT: 'complained-before',
};

/** What puts an address on the account's list, and the reason that then stands there. */
export const PUT_ON_LIST: Readonly<Partial<Record<Outcome, Reason>>> = {
  bounce: 'BOUNCE',
  complaint: 'COMPLAINT',
};

const SIMULATED = new Map<string, Fate>([
  ['success', 'delivered'],
  ['bounce', 'bounce'],
  ['ooto', 'out-of-office'],
  ['complaint', 'complaint'],
  ['suppressionlist', 'suppressed-by-ses'],
]);

const SIMULATOR = /^([^+@]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i;

/** Whether an address is the mailbox simulator's: such a one never comes on the account's list by itself. */
export const isSimulator = (address: string): boolean => SIMULATOR.test(address);

/** What the mailbox simulator does with mail to an address, whatever label stands behind `+`; undefined to any other. */
export const simulatedFate: FateOf = (address) =>
  SIMULATED.get(SIMULATOR.exec(address)?.[1]?.toLowerCase() ?? '');
