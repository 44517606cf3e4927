/** What stands between the `---` lines at the top of a newsletter's file, and where the words begin below it. */
import * as v from 'valibot';
import type { Agency } from '../agency/agency.ts';
import { ianaZone } from '../calendar/iana-zone.ts';
import { oneLine } from '../calendar/plain-text.ts';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { type Meanings, meaningsOf } from '../yaml/field-meanings.ts';
import type { FileKind } from '../yaml/read-strictly.ts';
import {
  LARGEST_NEWSLETTER,
  LONGEST_SUMMARY,
  LONGEST_TAG,
  LONGEST_TITLE,
  MOST_TAGS,
} from './newsletter-limits.ts';

/** A file cut in two. The lines of `yaml` are those of the file; `body` begins in the line `firstLine`. */
export interface CutFile {
  readonly yaml: string;
  readonly body: string;
  readonly firstLine: number;
}

/** null, with an error, where the file does not begin with a front matter. */
export function cutFile(text: string, log: ProblemLog): CutFile | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r]/);
  const isBar = (line: string) => line.trimEnd() === '---';
  const end = lines.findIndex((line, index) => index > 0 && isBar(line));
  if (!isBar(lines[0] ?? '') || end < 0) {
    log.error(
      1,
      `a newsletter begins with a line ---, what is to be known of it, and another line ---: copy the top of ${EXAMPLE}, and change it`,
    );
    return null;
  }
  return {
    yaml: `\n${lines.slice(1, end).join('\n')}\n`,
    body: lines.slice(end + 1).join('\n'),
    firstLine: end + 2,
  };
}

const EXAMPLE = 'events-data/newsletters/2023-01-ctrt.md';

const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => oneLine(text.replace(/\s+/g, ' '))),
    v.nonEmpty('must not be empty'),
    v.maxLength(longest, `must have at most ${longest} characters`),
  );

const texts = {
  title: line(LONGEST_TITLE),
  summary: line(LONGEST_SUMMARY),
  tags: v.optional(
    v.pipe(
      v.array(line(LONGEST_TAG)),
      v.maxLength(MOST_TAGS, `must have at most ${MOST_TAGS} entries`),
      v.check(
        (tags) => new Set(tags.map((tag) => tag.toLowerCase())).size === tags.length,
        'has one tag twice',
      ),
    ),
  ),
};

const issueSchema = ({ lists, languages }: Agency) =>
  v.strictObject({
    ...texts,
    list: v.picklist(
      lists.map(({ id }) => id),
      `must be the id of one of the agency's lists: ${lists.map(({ id }) => id).join(', ')}`,
    ),
    send: v.nullable(
      v.pipe(
        v.string(),
        v.regex(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
          'must be a day and a time by the clock, such as 2027-01-06T09:00',
        ),
      ),
    ),
    zone: v.optional(
      v.pipe(
        v.string(),
        v.check((name) => ianaZone(name) !== null, 'must be an IANA zone such as America/Los_Angeles'),
        v.transform((name) => ianaZone(name) ?? name),
      ),
    ),
    date: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{4}-\d\d(-\d\d)?$/, 'must be a day or a month, such as 2023-01-04 or 2023-01'),
      ),
    ),
    language: v.optional(
      v.picklist(languages, `must be one of the agency's languages: ${languages.join(', ')}`),
      languages[0] ?? 'en',
    ),
  });
/** What the front matter of an issue says. */
export type IssueFields = v.InferOutput<ReturnType<typeof issueSchema>>;

const translationSchema = v.strictObject(texts);
/** What that of a translation says; all else is told by the issue. */
export type TranslationFields = v.InferOutput<typeof translationSchema>;

const MEANINGS: Meanings = {
  title: 'the title of the issue',
  summary: 'one sentence on what is in it, for the archive and for mailboxes',
  list: 'the id of the list whose people get it, such as ctrt-newsletter',
  send: 'when it is sent, such as 2027-01-06T09:00, or null for an issue that is only kept in the archive',
};

const kind = { article: 'the', like: EXAMPLE, largest: LARGEST_NEWSLETTER, meaningOf: meaningsOf(MEANINGS) };

export const issueKind = (agency: Agency): FileKind<IssueFields> => ({
  ...kind,
  name: 'front matter of a newsletter',
  schema: issueSchema(agency),
});

export const translationKind: FileKind<TranslationFields> = {
  ...kind,
  name: 'front matter of a translation',
  schema: translationSchema,
};
