/** Newsletter issues that went out: people have them, whatever their files say now. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import type { InForce, Wanted } from '../calendar/decide-load.ts';
import type { MailingStore } from '../mailing/mailing.store.ts';
import { expiryOf } from '../mailing/retention.ts';
import {
  isDue,
  newsletterMailingId,
  newsletterUseUntil,
  type SentNewsletter,
} from '../newsletters/decide-newsletter.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import { contentsOf } from '../publications/publication.ts';
import { epochSeconds } from '../runtime/epoch-seconds.ts';

/** An issue whose file names another moment or list than it went out with. */
export interface IssueLeft {
  readonly slug: string;
  /** As it went out. */
  readonly list: string;
  readonly sendAt: string;
  /** Fields of the front matter that say otherwise. */
  readonly fields: readonly ('send' | 'list')[];
}

type Files = Pick<Wanted, 'publications'>;

/** The slugs of those that went out, among the issues of which `files` would have another moment or list: of no other it matters. */
export async function readWentOut(
  files: Files & { readonly agency: Pick<Agency, 'retention'> },
  inForce: Pick<InForce, 'publications'>,
  { mailings, now }: { readonly mailings: Pick<MailingStore, 'find'>; readonly now: Date },
): Promise<Set<string>> {
  const due = otherwiseTimed(files, inForce).flatMap(({ standing }) =>
    isDue(standing, now) ? standing : [],
  );
  const went = await Promise.all(
    due.map(
      async (issue) =>
        isForgotten(issue, files.agency, now) ||
        (await mailings.find(newsletterMailingId(issue.name))) !== undefined,
    ),
  );
  return new Set(due.filter((_, index) => went[index]).map(({ name }) => name));
}

/** Whether its mailing would be forgotten by now: then nobody knows whether there was one, and it is not sent once more. */
const isForgotten = (
  { content: { sendAt } }: SentNewsletter,
  agency: Pick<Agency, 'retention'>,
  now: Date,
): boolean =>
  expiryOf({ startedAt: new Date(sendAt), useUntil: newsletterUseUntil(sendAt) }, agency) <=
  epochSeconds(now);

/** Those of which the file says something that a load leaves as it was, by slug: nobody else would say so. */
export function issuesLeft(files: Files, inForce: Pick<InForce, 'publications' | 'wentOut'>): IssueLeft[] {
  return otherwiseTimed(files, inForce)
    .filter(({ standing }) => inForce.wentOut?.has(standing.name))
    .map(({ file, standing: { content } }) => ({
      ...{ slug: content.slug, list: content.list, sendAt: content.sendAt ?? content.issuedAt },
      fields: (['send', 'list'] as const).filter((field) => !isDeepStrictEqual(file[field], content[field])),
    }))
    .filter(({ fields }) => fields.length > 0)
    .toSorted((one, other) => (one.slug < other.slug ? -1 : 1));
}

/** By other zone data, the same `send` may be another moment. */
function otherwiseTimed({ publications: files }: Files, { publications }: Pick<InForce, 'publications'>) {
  const issues = new Map(contentsOf(files, 'newsletter').map((issue) => [issue.slug, issue]));
  return publications
    .filter((one) => one.kind === 'newsletter')
    .flatMap((standing) => {
      const file = issues.get(standing.name);
      return file && isOtherwiseTimed(file, standing.content) ? [{ file, standing }] : [];
    });
}

const isOtherwiseTimed = (one: Newsletter, other: Newsletter): boolean =>
  one.list !== other.list || one.sendAt !== other.sendAt || !isDeepStrictEqual(one.send, other.send);
