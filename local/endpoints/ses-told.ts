/**
 * What SES tells of each thing that becomes of a message: the name of the event, and the member that belongs to it.
 *
 * AWS does not say whether a message that cannot be rendered has a Send beside its Rendering Failure (its note on the
 * Send record, that with a template "the subject is rendered later", suggests one). Here it has none, so that nobody comes
 * to rely on it.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
import type { Outcome } from './ses-fate.ts';

export interface Told {
  readonly eventType: 'Send' | 'Bounce' | 'Complaint' | 'Reject' | 'Rendering Failure' | 'DeliveryDelay';
  readonly [member: string]: unknown;
}

/** SES took the message and will try to deliver it; told too where a suppression list then holds it back. */
export const sent: Told = { eventType: 'Send', send: {} };

/** A variable has no value. An inline template has no name that could be told. */
export const unrendered = (errorMessage: string): Told => ({
  eventType: 'Rendering Failure',
  failure: { errorMessage },
});

/** What happened when at which addresses of a message, under the id that SES gives to feedback. */
export interface Happening {
  readonly addresses: readonly string[];
  readonly at: Date;
  readonly feedbackId: string;
}

/** What is told of an outcome beyond Send; null of a plain delivery, which nobody has asked to hear of. */
export const toldOf = (outcome: Outcome, happening: Happening): Told | null => TELL[outcome](happening);

const MAILBOX_FULL = { status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' };

const ABOUT_LISTS =
  'see the Amazon SES Developer Guide at https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html';

const TELL: Readonly<Record<Outcome, (happening: Happening) => Told | null>> = {
  delivered: () => null,
  delayed: delay,
  // No delivery report comes with an automatic answer, so there is nothing to quote.
  'out-of-office': bounceOf('Transient', 'General', {}),
  complaint: (happening) =>
    complaintOf(happening, {
      complaintSubType: null,
      userAgent: 'One machine',
      complaintFeedbackType: 'abuse',
      arrivalDate: happening.at.toISOString(),
    }),
  bounce: bounceOf('Permanent', 'General', {
    reportingMTA: 'dsn; mx.invalid',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  }),
  'soft-bounce': bounceOf('Transient', 'MailboxFull', { reportingMTA: 'dsn; mx.invalid', ...MAILBOX_FULL }),
  'suppressed-by-ses': bounceOf('Permanent', 'Suppressed', {
    reportingMTA: 'dns; amazonses.com',
    status: '5.1.1',
    diagnosticCode: `Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address. For more information about how to remove an address from the suppression list, ${ABOUT_LISTS}`,
  }),
  // "Bad content" is the only reason there is.
  rejected: () => ({ eventType: 'Reject', reject: { reason: 'Bad content' } }),
  'bounced-before': bounceOf('Permanent', 'OnAccountSuppressionList', {
    reportingMTA: 'dns; amazonses.com',
    status: '5.1.1',
    diagnosticCode: `Amazon SES did not send the message to this address because it is on the suppression list for your account. For more information about removing addresses from the suppression list, ${ABOUT_LISTS}`,
  }),
  'complained-before': (happening) =>
    complaintOf(happening, { complaintSubType: 'OnAccountSuppressionList' }),
};

/** What the other side's delivery report says; a bounce without such a report has none of it. */
interface Report {
  readonly reportingMTA?: string;
  readonly status?: string;
  readonly diagnosticCode?: string;
}

/** Mail came back, or was held back by a suppression list. */
function bounceOf(
  bounceType: 'Permanent' | 'Transient',
  bounceSubType: string,
  { reportingMTA, ...report }: Report,
) {
  const quoted = reportingMTA === undefined ? {} : { action: 'failed', ...report };
  return ({ addresses, at, feedbackId }: Happening): Told => ({
    eventType: 'Bounce',
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress, ...quoted })),
      timestamp: at.toISOString(),
      feedbackId,
      ...(reportingMTA !== undefined && { reportingMTA }),
    },
  });
}

function complaintOf(
  { addresses, at, feedbackId }: Happening,
  report: Readonly<Record<string, unknown>>,
): Told {
  const complainedRecipients = addresses.map((emailAddress) => ({ emailAddress }));
  return {
    eventType: 'Complaint',
    complaint: { complainedRecipients, timestamp: at.toISOString(), feedbackId, ...report },
  };
}

/** Hours for which SES goes on trying, unless the configuration set says fewer. */
const LONGEST_TRYING_HOURS = 14;

function delay({ addresses, at }: Happening): Told {
  return {
    eventType: 'DeliveryDelay',
    deliveryDelay: {
      timestamp: at.toISOString(),
      delayType: 'MailboxFull',
      expirationTime: new Date(at.getTime() + LONGEST_TRYING_HOURS * 3_600_000).toISOString(),
      delayedRecipients: addresses.map((emailAddress) => ({ emailAddress, ...MAILBOX_FULL })),
    },
  };
}
