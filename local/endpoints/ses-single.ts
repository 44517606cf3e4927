/** SendEmail: one message, simple, composed by the caller, or from an inline template. */
import { AwsError } from './aws-call.ts';
import { parseInput, parseJson } from './aws-input.ts';
import { bareAddress } from './ses-address.ts';
import {
  destinationFault,
  prepareTemplate,
  recipientsOf,
  simpleDeparture,
  templateDeparture,
} from './ses-content.ts';
import { mimeAttachment } from './ses-mime.ts';
import type { Departure, Outgoing } from './ses-outgoing.ts';
import { readRawMail } from './ses-raw.ts';
import { refuseCall, refuseOversized } from './ses-refusal.ts';
import { SendEmailRequest, withAutoTag } from './ses-request.ts';

/** Answers SendEmail with the id of the message. */
export async function sendEmail(body: string, outgoing: Outgoing): Promise<{ MessageId: string }> {
  const request = parseInput(SendEmailRequest, parseJson(body), 'BadRequestException');
  if (request.Content.Template !== undefined) refuseOversized(body);
  const departure = departureOf(request);
  const refusal = outgoing.admit(departure.recipients);
  if (refusal !== null) refuseCall(refusal);
  return { MessageId: await outgoing.send(departure) };
}

function departureOf(request: SendEmailRequest): Departure {
  const { Simple, Raw, Template } = request.Content;
  if (Raw !== undefined) return rawDeparture(request, Raw.Data);
  const envelope = {
    from: senderOf(request.FromEmailAddress),
    replyTo: request.ReplyToAddresses,
    destination: checked(request.Destination),
    tags: withAutoTag(request.EmailTags, request.ConfigurationSetName),
  };
  if (Template !== undefined) {
    return templateDeparture(prepareTemplate(Template), envelope, { data: {}, headers: [] });
  }
  return simpleDeparture(envelope, {
    content: () => ({
      subject: Simple?.Subject.Data ?? '',
      text: Simple?.Body.Text?.Data,
      html: Simple?.Body.Html?.Data,
    }),
    headers: Simple?.Headers ?? [],
    attachments: Simple?.Attachments.map(mimeAttachment) ?? [],
  });
}

/** The envelope of a raw message comes from the request, and where that is silent from the message's own headers. */
function rawDeparture(request: SendEmailRequest, data: string): Departure {
  const raw = readRawMail(data);
  const asked = request.Destination;
  const destination = checked(
    recipientsOf(asked).length > 0
      ? asked
      : { ToAddresses: [...raw.recipients], CcAddresses: [], BccAddresses: [] },
  );
  return {
    from: bareAddress(senderOf(request.FromEmailAddress ?? raw.from)),
    recipients: recipientsOf(destination).map(bareAddress),
    tags: withAutoTag(request.EmailTags, request.ConfigurationSetName),
    compose: raw.stamp,
  };
}

function senderOf(from: string | undefined): string {
  if (from !== undefined) return from;
  throw new AwsError('BadRequestException', 'FromEmailAddress is missing.');
}

function checked<Destination extends Parameters<typeof destinationFault>[0]>(
  destination: Destination,
): Destination {
  const fault = destinationFault(destination);
  if (fault === null) return destination;
  throw new AwsError('BadRequestException', fault);
}
