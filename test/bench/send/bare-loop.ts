/**
 * What every figure is compared with: a loop of SendBulkEmail and nothing else, with the very same mail. Bundled and
 * run as the functions are. `{ prepare }` makes each person's link; `{ send }` is the loop that is measured.
 */
import { SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import type { Agency } from '../../../core/agency/agency.ts';
import { MANAGE_PATH } from '../../../core/contract/paths.ts';
import { formatSender, mailingHeaders, personalHeaders } from '../../../core/email/headers.ts';
import { personalData, SHARED_DATA } from '../../../core/email/placeholders.ts';
import type { RenderedMessage } from '../../../core/email/render-reminder.ts';
import { localized } from '../../../core/languages/languages.ts';
import type { Variant } from '../../../core/mailing/mailing.ts';
import type { LinkKeys } from '../../../core/subscribers/link-keys.ts';
import { personalPath } from '../../../core/subscribers/personal-link.ts';
import { unsubscribePath } from '../../../core/subscribers/unsubscribe-link.ts';
import { type MadeUpPerson, recipients } from './audience.ts';

/** What the loop is told before it is measured. */
export interface Preparation {
  /** Of so many people, those numbered `from` up to but not including `to`. */
  readonly people: number;
  readonly from: number;
  readonly to: number;
  readonly agency: Agency;
  readonly linkKeys: LinkKeys;
  readonly siteUrl: string;
  readonly configurationSet: string;
  readonly contents: readonly (Variant & { readonly content: RenderedMessage })[];
}

export type LoopEvent = { readonly prepare: Preparation } | { readonly send: { readonly mailing: string } };

/** One person as the loop finds them: all strings are there. */
interface Ready {
  readonly id: string;
  readonly address: string;
  readonly unsubscribe: string;
  readonly manage: string;
  readonly lists_text: string;
  readonly lists_html: string;
  readonly listId: string;
}

const MOST_PER_CALL = 50;
const client = new SESv2Client({ maxAttempts: 1 });
let groups: readonly { readonly shared: ReturnType<typeof sharedBy>; readonly people: readonly Ready[] }[] =
  [];

export async function handler(event: LoopEvent): Promise<void> {
  if ('send' in event) return sendAll(event.send.mailing);
  // Those before are let go first: both at once would not fit.
  groups = [];
  groups = prepare(event.prepare);
}

async function sendAll(mailing: string): Promise<void> {
  for (const { shared, people } of groups) {
    for (let first = 0; first < people.length; first += MOST_PER_CALL) {
      const { DefaultEmailTags, ...rest } = shared;
      const call = { Name: 'call', Value: `${first}` };
      const request = {
        ...rest,
        DefaultEmailTags: [{ Name: 'mailing', Value: mailing }, ...DefaultEmailTags, call],
        BulkEmailEntries: people.slice(first, first + MOST_PER_CALL).map(toEntry),
      };
      const { BulkEmailEntryResults = [] } = await client.send(new SendBulkEmailCommand(request));
      const refused = BulkEmailEntryResults.filter(({ Status }) => Status !== 'SUCCESS');
      if (refused.length > 0) throw new Error(`SES refused ${refused.length} copies.`);
    }
  }
}

function toEntry({ id, address, unsubscribe, manage, lists_text, lists_html, listId }: Ready) {
  return {
    Destination: { ToAddresses: [address] },
    ReplacementEmailContent: {
      ReplacementTemplate: {
        ReplacementTemplateData: JSON.stringify({ unsubscribe, manage, lists_text, lists_html }),
      },
    },
    ReplacementHeaders: [
      { Name: 'List-Id', Value: listId },
      { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
    ],
    ReplacementTags: [{ Name: 'recipient', Value: id }],
  };
}

function prepare(preparation: Preparation) {
  const everyone = recipients(preparation.from, preparation.to, preparation.people);
  return preparation.contents.map(({ language, style, content }) => ({
    shared: sharedBy({ language, style, content }, preparation),
    people: everyone
      .filter((person) => person.language === language && person.style === style)
      .map((person) => ready(person, preparation)),
  }));
}

function sharedBy(
  { language, style, content }: Preparation['contents'][number],
  { agency, configurationSet }: Preparation,
) {
  return {
    FromEmailAddress: formatSender(agency.senders.mailings),
    ReplyToAddresses: [agency.senders.mailings.replyTo],
    ConfigurationSetName: configurationSet,
    DefaultEmailTags: [{ Name: 'variant', Value: `${language}-${style}` }],
    DefaultContent: {
      Template: {
        TemplateContent: { Subject: content.subject, Text: content.text, Html: content.html },
        TemplateData: JSON.stringify(SHARED_DATA),
        Headers: mailingHeaders(agency).map(({ name, value }) => ({ Name: name, Value: value })),
        Attachments: [
          {
            FileName: content.attachment?.fileName,
            ContentType: content.attachment?.contentType,
            ContentDisposition: 'ATTACHMENT' as const,
            RawContent: Buffer.from(content.attachment?.content ?? ''),
          },
        ],
      },
    },
  };
}

function ready(
  { id, address, language, lists }: MadeUpPerson,
  { agency, linkKeys, siteUrl }: Preparation,
): Ready {
  const unsubscribeUrl = `${siteUrl}${unsubscribePath({ id, audiences: lists }, linkKeys)}`;
  const listNames = agency.lists
    .filter((list) => lists.includes(list.id))
    .map(({ name }) => localized(name, language, agency));
  const manageUrl = `${siteUrl}${personalPath(MANAGE_PATH, id, linkKeys)}`;
  const data = personalData({ unsubscribeUrl, manageUrl, listNames });
  const [listId] = personalHeaders({ audience: lists[0] ?? '', agency, unsubscribeUrl });
  return {
    id,
    address,
    unsubscribe: unsubscribeUrl,
    manage: manageUrl,
    lists_text: data.lists_text ?? '',
    lists_html: data.lists_html ?? '',
    listId: listId?.value ?? '',
  };
}
