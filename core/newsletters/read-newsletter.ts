/** Reads one file of a newsletter: an issue, or a translation of one. */

import * as v from 'valibot';
import type { Agency } from '../agency/agency.ts';
import { shortId } from '../agency/text-fields.ts';
import type { Problem } from '../calendar/problem.ts';
import { isError } from '../calendar/problem.ts';
import { ProblemLog } from '../calendar/problem-log.ts';
import type { MarkdownBlock } from '../markdown/markdown.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { type FileKind, readStrictly } from '../yaml/read-strictly.ts';
import type { YamlFile } from '../yaml/yaml-lines.ts';
import { cutFile, issueKind, translationKind } from './front-matter.ts';
import { type Newsletter, type NewsletterTexts, yearOfIssue } from './newsletter.ts';
import { LARGEST_BODY, LARGEST_NEWSLETTER, mailBytes } from './newsletter-limits.ts';
import { SECTION_MARKERS } from './newsletter-sections.ts';
import { readIssuing } from './send-moment.ts';

/** A file of `events-data/newsletters/`, as its name is to be shown in problems. */
export interface NewsletterFile {
  readonly file: string;
  readonly text: string;
  /** As the file's name has it. */
  readonly slug: string;
}

/** The issue, or null with at least one error; each problem stands in its line. */
export function readNewsletter(
  { file, text, slug }: NewsletterFile,
  agency: Agency,
): { newsletter: Newsletter | null; problems: Problem[] } {
  const { fields, blocks, problems } = readParts({ file, text }, issueKind(agency), (written, yaml, log) => ({
    ...written,
    issuing: readIssuing(written, { homeZone: agency.timeZone, yaml, log }),
  }));
  const all = [...slugProblems(file, slug), ...problems];
  if (!fields?.issuing || all.some(isError)) return { newsletter: null, problems: all };
  const { issuing, title, summary, tags = [], list, language } = fields;
  const newsletter = { slug, list, language, ...issuing, title, summary, tags, blocks, translations: {} };
  return { newsletter, problems: all };
}

/** What a translation says, or null with at least one error. @param tags those of the issue, where it gives none of its own */
export function readNewsletterTranslation(
  input: Pick<NewsletterFile, 'file' | 'text'>,
  tags: readonly string[],
): { texts: NewsletterTexts | null; problems: Problem[] } {
  const { fields, blocks, problems } = readParts(input, translationKind, (written) => written);
  const texts = fields && !problems.some(isError) ? { ...fields, tags: fields.tags ?? tags, blocks } : null;
  return { texts, problems };
}

interface Parts<T> {
  readonly fields: T | null;
  readonly blocks: readonly MarkdownBlock[];
  readonly problems: Problem[];
}

function readParts<Written, Fields>(
  { file, text }: Pick<NewsletterFile, 'file' | 'text'>,
  kind: FileKind<Written>,
  finish: (written: Written, yaml: YamlFile, log: ProblemLog) => Fields,
): Parts<Fields> {
  const log = new ProblemLog(file);
  const cut = isTooLarge(text, log) ? null : cutFile(text, log);
  if (!cut) return { fields: null, blocks: [], problems: log.inLineOrder() };
  const front = readStrictly({ file, text: cut.yaml }, kind, finish);
  const body = readMarkdown({ file, text: cut.body, firstLine: cut.firstLine, markers: SECTION_MARKERS });
  checkBody(body.blocks, cut.firstLine, log);
  const problems = [...front.problems, ...body.problems, ...log.inLineOrder()];
  return { fields: front.value, blocks: body.blocks, problems };
}

function isTooLarge(text: string, log: ProblemLog): boolean {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_NEWSLETTER)
    log.error(
      1,
      `this file has ${count(bytes)} bytes: at most ${count(LARGEST_NEWSLETTER)} are read, so ${SHORTEN}`,
    );
  return bytes > LARGEST_NEWSLETTER;
}

function checkBody(blocks: readonly MarkdownBlock[], line: number, log: ProblemLog): void {
  const bytes = mailBytes(blocks);
  if (bytes > LARGEST_BODY)
    log.error(
      line,
      `this issue would be ${count(bytes)} bytes in a mail: at most ${count(LARGEST_BODY)} fit, or mail programs would hide its end with the way to unsubscribe, so ${SHORTEN}`,
    );
  if (blocks.length === 0 && log.errors === 0)
    log.error(
      line,
      'nothing is below the front matter: write what the issue says, with ## before each heading',
    );
}

function slugProblems(file: string, slug: string): Problem[] {
  if (v.is(shortId, slug) && yearOfIssue(slug) !== null) return discreetProblems(file, slug);
  const message = `"${slug}" becomes part of an address: name this file with the issue's year and then lower-case letters, digits and hyphens, at most 60, such as 2027-01-ctrt.md`;
  return [{ file, line: 1, level: 'error', message }];
}

/** Beginnings of words, in English and Spanish, that tell what a newsletter is about. */
const TELLING =
  /(?:^|-)(?:traffick|trata(?:$|-)|slave|esclav|exploit|explota|survivor|sobreviv|victim|abuse|abuso|violen|rescue|rescat|sexual)/;

/** The address stands in the mails of readers whose mail somebody else may see, and in the history of their browser. */
function discreetProblems(file: string, slug: string): Problem[] {
  if (!TELLING.test(slug)) return [];
  const message = `"${slug}" becomes part of an address, which stands in discreet mails and in what browsers remember, and tells the topic: name this file more quietly, such as ${slug.slice(0, 4)}-01.md, before the issue goes out`;
  return [{ file, line: 1, level: 'warning', message }];
}

const SHORTEN = 'shorten it: say the beginning of long articles, and link to the rest on a web page';

const count = (number: number): string => number.toLocaleString('en-US');
