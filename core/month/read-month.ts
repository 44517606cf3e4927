/** Reads a month file: what fits its schema, with sections whose ids stand once and whose places are there. */
import type { Agency } from '../agency/agency.ts';
import type { Problem } from '../calendar/problem.ts';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { readStrictly } from '../yaml/read-strictly.ts';
import type { YamlFile } from '../yaml/yaml-lines.ts';
import { type Month, PAGE_PARTS } from './month.ts';
import { meaningOf } from './month-fields.ts';
import { LARGEST_MONTH } from './month-limits.ts';
import { monthSchema, type WrittenMonth } from './month-schema.ts';
import { type ProseReader, proseReader } from './read-prose.ts';

/** A file's name as it is to be shown in problems, its text, the year it is of, and the agency that it is read for. */
export interface ReadMonthInput {
  readonly file: string;
  readonly text: string;
  readonly year: number;
  readonly agency: Agency;
}

/** The month, or null with at least one error; each problem stands in its line. */
export function readMonth({ file, text, year, agency }: ReadMonthInput): {
  readonly month: Month | null;
  readonly problems: Problem[];
} {
  const kind = {
    ...{ name: 'month file', article: 'a', like: 'events-data/2026.yaml' },
    ...{ schema: monthSchema(agency), largest: LARGEST_MONTH, meaningOf },
  };
  const { value, problems } = readStrictly({ file, text }, kind, (written, yaml, log) => {
    checkSections(written.sections, yaml, log);
    return { year, ...withProse(written, proseReader(file, yaml, log)) };
  });
  return { month: value, problems };
}

function withProse(written: WrittenMonth, read: ProseReader): Omit<Month, 'year'> {
  const { background, sections, community, awarenessDay, ...rest } = written;
  const { text: dayText, ...day } = awarenessDay ?? {};
  return {
    ...rest,
    ...(background && { background: read(background, ['background']) }),
    sections: sections.map(({ text, ...section }, index) => ({
      ...section,
      text: read(text, ['sections', index, 'text']),
    })),
    ...(community && { community: { text: read(community.text, ['community', 'text']) } }),
    ...(awarenessDay && {
      awarenessDay: { posts: [], ...day, ...(dayText && { text: read(dayText, ['awarenessDay', 'text']) }) },
    }),
  };
}

function checkSections(sections: WrittenMonth['sections'], { lineOf }: YamlFile, log: ProblemLog): void {
  const parts: readonly string[] = PAGE_PARTS;
  sections.forEach(({ id, under }, index) => {
    const before = sections.slice(0, index).map((section) => section.id);
    const line = lineOf(['sections', index, 'id']);
    if (before.includes(id)) log.error(line, `sections.${index}.id stands twice: give each section its own`);
    if (RESERVED.includes(id))
      log.error(line, `sections.${index}.id is the id of a part of every page: choose another`);
    if (under === undefined || parts.includes(under)) return;
    const above = sections.find((section) => section.id === under);
    if (above && above !== sections[index] && above.under === undefined) return;
    log.error(
      lineOf(['sections', index, 'under']),
      `sections.${index}.under must be one of ${PAGE_PARTS.join(', ')}, or the id of a section that stands by itself, not "${under}"`,
    );
  });
}

/** Ids that the page itself uses. */
const RESERVED: readonly string[] = [
  ...PAGE_PARTS,
  'main',
  'glance',
  'list',
  'help',
  'years',
  'contacts',
  'awareness-day',
  'signature-block',
  'background',
  'past',
];
