/**
 * The requests of SES v2 that send mail, with the limits that SES puts on each member.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
import * as v from 'valibot';
import { addressFault } from './ses-address.ts';
import { CONFIGURATION_SET_TAG } from './ses-events.ts';

/** Longest request with an inline template, in bytes. SES says "1 MB"; the smaller reading is the safer one. */
export const LONGEST_TEMPLATE_REQUEST = 1_000_000;

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);
const texts = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest, `must have length at most ${longest}`));

/** A From or Reply-To address; one at fault refuses the whole call. */
const address = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? addressFault(dataset.value) : null;
    if (fault !== null) addIssue({ message: fault });
  }),
);

/** SES writes these itself, from the other members of the request; a second one would be a duplicate. */
const RESERVED =
  /^(from|to|cc|bcc|reply-to|subject|sender|return-path|mime-version|content-(type|transfer-encoding|disposition))$/;

const Header = v.pipe(
  v.object({
    Name: v.pipe(
      v.string(),
      v.regex(/^[!-9;-~]{1,126}$/, 'must be 1 to 126 printable ASCII characters, no colon'),
    ),
    Value: v.pipe(v.string(), v.regex(/^[ -~]{1,995}$/, 'must be 1 to 995 printable ASCII characters')),
  }),
  v.check(({ Name, Value }) => Name.length + Value.length <= 996, 'must have name and value of 996 at most'),
  v.check(({ Name }) => !RESERVED.test(Name.toLowerCase()), 'must not be a header that SES writes itself'),
);
export type Header = v.InferOutput<typeof Header>;

const Headers = v.pipe(
  v.array(Header),
  v.maxLength(15, 'must have at most 15 members'),
  v.check(
    (headers) => new Set(headers.map(({ Name }) => Name.toLowerCase())).size === headers.length,
    'must not name a header twice',
  ),
);

const tagText = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 ASCII letters, digits, underscores or dashes'),
);
const Tag = v.object({ Name: tagText, Value: tagText });
export type Tag = v.InferOutput<typeof Tag>;

const Attachment = v.object({
  RawContent: v.pipe(v.string(), v.base64('must be base64')),
  FileName: texts(255),
  ContentType: optional(v.pipe(v.string(), v.regex(/^[ -~]{1,78}$/, 'must be 1 to 78 ASCII characters'))),
  ContentDisposition: optional(v.picklist(['ATTACHMENT', 'INLINE'], 'must be ATTACHMENT or INLINE')),
  ContentId: optional(v.pipe(v.string(), v.regex(/^[!-~]{1,78}$/, 'must be 1 to 78 ASCII characters'))),
  ContentDescription: optional(texts(1000)),
  ContentTransferEncoding: optional(v.picklist(['BASE64', 'QUOTED_PRINTABLE', 'SEVEN_BIT'])),
});
export type Attachment = v.InferOutput<typeof Attachment>;

/** Template data as sent; whether it is JSON is decided where it is used. */
const templateData = optional(texts(262_144));

const Template = v.object({
  TemplateName: optional(v.string()),
  TemplateArn: optional(v.string()),
  TemplateContent: optional(
    v.pipe(
      v.object({
        Subject: v.pipe(v.string(), v.nonEmpty('must not be empty')),
        Text: optional(v.string()),
        Html: optional(v.string()),
      }),
      v.check(({ Text, Html }) => Boolean(Text || Html), 'must have a Text or an Html part'),
    ),
  ),
  TemplateData: templateData,
  Headers: v.optional(Headers, []),
  Attachments: v.optional(v.array(Attachment), []),
});
export type Template = v.InferOutput<typeof Template>;

const addresses = v.optional(v.array(v.string()), []);
const Destination = v.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses });
export type Destination = v.InferOutput<typeof Destination>;

const BulkEntry = v.object({
  Destination: v.optional(Destination, {}),
  ReplacementTags: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
  ReplacementHeaders: v.optional(Headers, []),
  ReplacementEmailContent: v.optional(
    v.object({
      ReplacementTemplate: v.optional(v.object({ ReplacementTemplateData: templateData }), {}),
    }),
    {},
  ),
});
export type BulkEntry = v.InferOutput<typeof BulkEntry>;

const sender = { FromEmailAddress: optional(address), ReplyToAddresses: v.optional(v.array(address), []) };

export const SendBulkEmailRequest = v.object({
  ...sender,
  FromEmailAddress: address,
  DefaultEmailTags: v.optional(v.array(Tag), []),
  DefaultContent: v.object({ Template }),
  BulkEmailEntries: v.pipe(
    v.array(BulkEntry),
    v.minLength(1, 'must have at least 1 member'),
    v.maxLength(50, 'must have at most 50 members'),
  ),
  ConfigurationSetName: optional(v.string()),
});

/**
 * The tags of a message with the one that SES adds by itself: the configuration set that the message went through.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-send-email.html
 */
export const withAutoTag = (tags: readonly Tag[], configurationSet: string | undefined): readonly Tag[] =>
  configurationSet === undefined ? tags : [...tags, { Name: CONFIGURATION_SET_TAG, Value: configurationSet }];

/** Whether replacement tags are tags: those of one entry at fault refuse that entry alone. */
export const areTags = (tags: unknown): boolean => v.is(v.array(Tag), tags);

const Content = v.object({ Data: v.string(), Charset: optional(v.string()) });

export const SendEmailRequest = v.object({
  ...sender,
  Destination: v.optional(Destination, {}),
  EmailTags: v.optional(v.array(Tag), []),
  ConfigurationSetName: optional(v.string()),
  Content: v.pipe(
    v.object({
      Simple: optional(
        v.object({
          Subject: Content,
          Body: v.object({ Text: optional(Content), Html: optional(Content) }),
          Headers: v.optional(Headers, []),
          Attachments: v.optional(v.array(Attachment), []),
        }),
      ),
      Raw: optional(v.object({ Data: v.pipe(v.string(), v.base64('must be base64')) })),
      Template: optional(Template),
    }),
    v.check(
      ({ Simple, Raw, Template }) =>
        [Simple, Raw, Template].filter((content) => content !== undefined).length === 1,
      'must be one of Simple, Raw and Template',
    ),
  ),
});
export type SendEmailRequest = v.InferOutput<typeof SendEmailRequest>;
