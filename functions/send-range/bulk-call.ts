/** Makes one SES call for people who read the same words: only links, lists and headers are each person's own. */
import type { Agency } from '../../core/agency/agency.ts';
import { KEEP_PATH, MANAGE_PATH } from '../../core/contract/paths.ts';
import { formatSender, mailingHeaders, personalHeaders } from '../../core/email/headers.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { joinData } from '../../core/email/personal-join.ts';
import { personalData, SHARED_DATA } from '../../core/email/placeholders.ts';
import type { RenderedMessage } from '../../core/email/render-reminder.ts';
import type { BulkCall, Copy } from '../../core/email/ses.client.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { catalogueFor, localized } from '../../core/languages/languages.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { isList } from '../../core/subscribers/audience.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import { type PersonalPath, personalPath } from '../../core/subscribers/personal-link.ts';
import { unsubscribePath } from '../../core/subscribers/unsubscribe-link.ts';

/** The private link of an event with limited places. */
export interface Joining {
  /** null when there is none any more. */
  readonly address: string | null;
  readonly seated: ReadonlySet<string>;
}

export interface BulkSettings {
  readonly agency: Agency;
  readonly linkKeys: LinkKeys;
  readonly siteUrl: string;
  readonly configurationSet: string;
  readonly language: string;
  readonly content: RenderedMessage;
  /** Who has a place, and the link to join that is for them alone; null when the content has no room for it. */
  readonly joining: Joining | null;
  /** Come back with SES's events; names and values of `[A-Za-z0-9_-]`, never an address. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The call for `people`, at most fifty. */
export function bulkCall(people: readonly Recipient[], settings: BulkSettings): BulkCall {
  const { agency, configurationSet, content, language, tags } = settings;
  const reading = {
    ...settings,
    words: catalogueFor(language, agency),
    lists: agency.lists.map(({ id, name }) => ({ id, name: localized(name, language, agency) })),
  };
  return {
    from: formatSender(agency.senders.mailings),
    replyTo: agency.senders.mailings.replyTo,
    configurationSet,
    content,
    headers: mailingHeaders(agency),
    data: SHARED_DATA,
    tags,
    copies: people.map((person) => copyFor(person, reading)),
  };
}

/** What all who read a variant have in common. */
interface Reading extends BulkSettings {
  readonly words: Catalogue;
  /** Named in their language. */
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The mail names what it came through; its link leaves all of it, so that nothing of it brings the next one. Links that people open
 * name the mail's language; the header's, which machines call, is as short as it can be.
 */
function copyFor(person: Recipient, reading: Reading): Copy {
  const { agency, content, linkKeys, siteUrl, joining, words } = reading;
  const leavingPath = unsubscribePath(person, linkKeys);
  const pageUrl = (path: string) => pageAddress(path, { siteUrl, agency, words });
  const personalUrl = (path: PersonalPath) => pageUrl(personalPath(path, person.id, linkKeys));
  const manageUrl = personalUrl(MANAGE_PATH);
  const keepUrl = content.text.includes('{{keep}}') ? personalUrl(KEEP_PATH) : undefined;
  const { audiences } = person;
  const listNames = reading.lists.filter(({ id }) => audiences.includes(id)).map(({ name }) => name);
  const asked = audiences.every(isList) ? [] : [words.footer.thisEvent];
  return {
    address: person.address,
    data: {
      ...personalData({
        unsubscribeUrl: pageUrl(leavingPath),
        manageUrl,
        ...(keepUrl !== undefined && { keepUrl }),
        listNames: [...listNames, ...asked],
      }),
      ...(joining && joinData(joining.seated.has(person.id) ? joining.address : null, words)),
    },
    headers: personalHeaders({
      audience: audiences[0] ?? '',
      agency,
      unsubscribeUrl: `${siteUrl}${leavingPath}`,
    }),
    tags: { recipient: person.id },
  };
}
