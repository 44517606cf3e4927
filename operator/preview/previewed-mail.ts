/** A mail as `preview` shows it and `send-test` sends it: made by the renderers of the functions, for a made-up reader. */

import type { Agency } from '../../core/agency/agency.ts';
import { STYLES, type Style } from '../../core/agency/style.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { joinData } from '../../core/email/personal-join.ts';
import { personalData, SHARED_DATA } from '../../core/email/placeholders.ts';
import type { Attachment, RenderedMessage } from '../../core/email/render-reminder.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor, localized } from '../../core/languages/languages.ts';
import type { Audience } from '../../core/subscribers/audience.ts';
import { readTemplate } from '../../local/endpoints/ses-template.ts';

/** One wording of a mail. */
export interface Wording {
  readonly language: string;
  readonly style: Style;
}

/** A message as it arrives, with nothing left to put in. */
export interface ShownMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface PreviewedMail {
  /** Names the mail in addresses and on a command line. */
  readonly id: string;
  /** What it is about: an event's title, or a kind of mail. */
  readonly group: string;
  /** Which mail of those: `1 day before`. */
  readonly title: string;
  /** When it is sent; null for what is sent when somebody asks or something changes. */
  readonly dueAt: string | null;
  /** Which of the agency's senders it comes from. */
  readonly sender: 'mailings' | 'letters';
  /** Those that differ: letters and check-ins are discreet to everybody. */
  readonly styles: readonly Style[];
  readonly render: (wording: Wording) => ShownMail;
}

/** For whom mails are rendered. */
export interface Reader {
  readonly agency: Agency;
  /** Where links lead, without a final slash. */
  readonly siteUrl: string;
}

export const EVERY_STYLE = STYLES;
export const DISCREET_ALONE: readonly Style[] = ['discreet'];

/** What stands in a made-up reader's links: the pages say of such a link that it is damaged, and nobody can be harmed by it. */
export const SAMPLE_TOKEN = 'sample';

/** Addresses of a made-up reader's own links. */
export const sampleAddresses = (words: Catalogue, reader: Reader) => {
  const address = (path: string) => pageAddress(path, { ...reader, words });
  return {
    manage: address(`/manage/${SAMPLE_TOKEN}`),
    stop: address(`/stop/${SAMPLE_TOKEN}`),
    unsubscribe: address(`/unsubscribe/${SAMPLE_TOKEN}`),
    keep: address(`/keep/${SAMPLE_TOKEN}`),
    confirm: address(`/confirm/${SAMPLE_TOKEN}`),
  };
};

/** Whose people a mail goes to; where it is not said, they are on the agency's first list. */
interface Addressed extends Reader {
  readonly audiences?: readonly Audience[];
}

/** Puts a made-up reader's own data in, as SES does: they are on the first list that the mail goes to. */
export function filled(rendered: RenderedMessage, { language }: Wording, reader: Addressed): ShownMail {
  const words = catalogueFor(language, reader.agency);
  const { manage, unsubscribe, keep } = sampleAddresses(words, reader);
  const { lists } = reader.agency;
  const list = lists.find(({ id }) => reader.audiences?.includes(id)) ?? lists[0];
  const data = {
    ...SHARED_DATA,
    ...personalData({
      manageUrl: manage,
      unsubscribeUrl: unsubscribe,
      keepUrl: keep,
      listNames: list ? [localized(list.name, words.tag, reader.agency)] : [],
    }),
    ...joinData(null, words),
  };
  const fill = (template: string) => readTemplate(template)(data);
  return {
    subject: fill(rendered.subject),
    html: fill(rendered.html),
    text: fill(rendered.text),
    attachments: rendered.attachment ? [rendered.attachment] : [],
  };
}
