/** A check of newsletter issues, month files and resources for people to read: what was read of each. */
import { wordsOf } from '../core/markdown/markdown.ts';
import type { Month } from '../core/month/month.ts';
import type { Newsletter } from '../core/newsletters/newsletter.ts';
import { sectionsOf } from '../core/newsletters/newsletter-sections.ts';
import type { PublicationKind } from '../core/publications/publication.ts';
import { RESOURCE_KINDS, type Resources } from '../core/resources/resources.ts';
import type { CheckedPublication } from './check-publications.ts';
import { instantIn } from './local-time.ts';
import { field, headPart } from './report-field.ts';

/** What one of each kind is called, and more of them. */
export const PUBLICATION_NOUNS: Readonly<Record<PublicationKind, readonly [string, string]>> = {
  newsletter: ['newsletter issue', 'newsletter issues'],
  month: ['month file', 'month files'],
  resources: ['file of resources', 'files of resources'],
};

/** What one file says, with its translations. */
export function publicationPart({ file, publication }: CheckedPublication): string {
  if (publication.kind === 'newsletter') return newsletterPart(file, publication.content);
  return publication.kind === 'month'
    ? monthPart(file, publication.content)
    : resourcesPart(file, publication.content);
}

function newsletterPart(file: string, issue: Newsletter): string {
  const { title, list, send, sendAt, date, blocks, translations } = issue;
  const headings = sectionsOf(blocks).flatMap(({ heading }) => (heading ? [wordsOf(heading.content)] : []));
  return [
    headPart(file, title),
    send && sendAt
      ? field('goes to', `${list}, ${instantIn(send.timeZone, sendAt)}   ${sendAt}`)
      : field('goes to', `nobody: it is kept in the archive, dated ${date}`),
    ...listed('sections', headings, ' · '),
    ...Object.entries(translations).map(([language, texts]) => field(`in ${language}`, texts.title)),
  ].join('\n');
}

function monthPart(file: string, { year, sections, background, community, ...rest }: Month): string {
  const { awarenessDay, signatureBlock } = rest;
  const others = Object.entries({ background, community, awarenessDay, signatureBlock })
    .filter(([, says]) => says !== undefined)
    .map(([name]) => name);
  const ids = sections.map(({ id }) => id);
  return [
    headPart(file, `The page of ${year}`),
    ...listed('sections', ids, ', '),
    ...listed('besides', others, ', '),
  ].join('\n');
}

function resourcesPart(file: string, { topics, resources }: Resources): string {
  const byKind = Map.groupBy(resources, ({ kind }) => kind);
  const amounts = RESOURCE_KINDS.flatMap((kind) => {
    const amount = byKind.get(kind)?.length ?? 0;
    return amount === 0 ? [] : [`${kind} ${amount}`];
  });
  const ids = topics.map(({ id }) => id);
  return [
    headPart(file, 'Resources'),
    field(
      'resources',
      [`${resources.length}`, ...(amounts.length > 0 ? [amounts.join(', ')] : [])].join(': '),
    ),
    ...listed('topics', ids, ', '),
  ].join('\n');
}

const listed = (label: string, words: readonly string[], between: string): string[] =>
  words.length === 0 ? [] : [field(label, words.join(between))];
