/** What a request says, turned into something that can leave: one template with the data of one person, or a simple mail. */
import { AwsError } from './aws-call.ts';
import { addressFault, bareAddress } from './ses-address.ts';
import { composeMail, type MimeAttachment, mimeAttachment } from './ses-mime.ts';
import type { Departure } from './ses-outgoing.ts';
import type { Destination, Header, Tag, Template } from './ses-request.ts';
import { type Renderer, readTemplate, type TemplateData } from './ses-template.ts';

/** A template read once per call, for all its recipients. */
export interface PreparedTemplate {
  readonly subject: Renderer;
  readonly text: Renderer | undefined;
  readonly html: Renderer | undefined;
  readonly data: TemplateData;
  readonly headers: readonly Header[];
  readonly attachments: readonly MimeAttachment[];
}

/** Reads an inline template with its default data. */
export function prepareTemplate(template: Template): PreparedTemplate {
  const { TemplateContent, TemplateName, TemplateArn, TemplateData, Headers, Attachments } = template;
  if (TemplateContent === undefined) {
    const name = TemplateName ?? TemplateArn ?? '';
    throw new AwsError('NotFoundException', `Template ${name} does not exist; give TemplateContent.`, 404);
  }
  const data = parseTemplateData(TemplateData);
  if (data === null) throw new AwsError('BadRequestException', 'TemplateData must be a JSON object.');
  const { Subject, Text, Html } = TemplateContent;
  return {
    subject: readTemplate(Subject),
    text: Text === undefined ? undefined : readTemplate(Text),
    html: Html === undefined ? undefined : readTemplate(Html),
    data,
    headers: Headers,
    attachments: Attachments.map(mimeAttachment),
  };
}

/** The object that template data spells in JSON; null when it spells something else. */
export function parseTemplateData(json: string | undefined): TemplateData | null {
  try {
    const data: unknown = JSON.parse(json || '{}');
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as TemplateData) : null;
  } catch {
    return null;
  }
}

/** What a message carries beside its content. */
export interface Envelope {
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly destination: Destination;
  readonly tags: readonly Tag[];
}

/** A template mail for one entry: `data` over the template's own, `headers` over those of the same name. */
export function templateDeparture(
  template: PreparedTemplate,
  envelope: Envelope,
  own: { readonly data: TemplateData; readonly headers: readonly Header[] },
): Departure {
  const data = { ...template.data, ...own.data };
  const replaced = new Set(own.headers.map(({ Name }) => Name.toLowerCase()));
  const kept = template.headers.filter(({ Name }) => !replaced.has(Name.toLowerCase()));
  return simpleDeparture(envelope, {
    content: () => ({
      subject: template.subject(data),
      text: template.text?.(data),
      html: template.html?.(data),
    }),
    headers: [...kept, ...own.headers],
    attachments: template.attachments,
  });
}

interface SimpleMail {
  /** The words, rendered only when the message leaves: a template may fail then. */
  readonly content: () => { subject: string; text: string | undefined; html: string | undefined };
  readonly headers: readonly Header[];
  readonly attachments: readonly MimeAttachment[];
}

/** A mail whose parts are at hand. */
export function simpleDeparture(
  envelope: Envelope,
  { content, headers, attachments }: SimpleMail,
): Departure {
  const { from, replyTo, destination, tags } = envelope;
  const { ToAddresses: to, CcAddresses: cc } = destination;
  return {
    from: bareAddress(from),
    recipients: recipientsOf(destination).map(bareAddress),
    tags,
    // Async, so that a rendering failure rejects.
    compose: async (messageId, date) =>
      composeMail({ messageId, date, from, to, cc, replyTo, headers, attachments, ...content() }),
  };
}

/** Everyone whom a message goes to; each counts against rate and quota. */
export const recipientsOf = ({ ToAddresses, CcAddresses, BccAddresses }: Destination): string[] => [
  ...ToAddresses,
  ...CcAddresses,
  ...BccAddresses,
];

/** Why SES would refuse a destination, or null: nobody, more than 50, an address that it cannot send to. */
export function destinationFault(destination: Destination): string | null {
  const recipients = recipientsOf(destination);
  if (recipients.length === 0) return 'Destination must have at least one recipient.';
  if (recipients.length > 50) return 'Destination must have at most 50 recipients.';
  const fault = recipients.map(addressFault).find((found) => found !== null);
  return fault === undefined ? null : `An address ${fault}.`;
}
