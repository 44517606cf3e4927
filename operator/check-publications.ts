/** What is wrong with newsletter issues, month files and resources, each by its agency file. */
import { basename, dirname, join } from 'node:path';
import { readAgency } from '../core/agency/read-agency.ts';
import type { Problem } from '../core/calendar/problem.ts';
import { AGENCY_FILE, isPublished, newsletterOf } from '../core/contract/calendar-files.ts';
import { privateLinkProblems, privateLinksOf } from '../core/publications/private-links-shown.ts';
import { readPublications } from '../core/publications/read-publications.ts';
import type { CheckedCalendar } from './check-calendars.ts';
import type { FileText } from './read-file.ts';

/** A file as it is reached from here, and by its place in the folder that a deploy takes. */
interface PlacedFile {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
}

/** How the check gets at its files. */
export interface CheckedPublications {
  readonly textOf: (path: string) => FileText;
  /** The agency file that governs a file. */
  readonly agencyFileOf: (file: string) => string;
  /** The calendars that are checked with them: the join links of their limited events must not be shown. */
  readonly calendars?: readonly CheckedCalendar[];
}

/** Where a path lies in its `events-data/`; null where it is no publication by its name. */
export function placeOf(path: string): PlacedFile | null {
  const folder = dirname(path);
  const names = [
    { folder: dirname(folder), name: `${basename(folder)}/${basename(path)}` },
    { folder, name: basename(path) },
  ];
  const found = names.find(({ name }) => isPublished(name));
  return found ? { path, ...found } : null;
}

/**
 * The problems of the publications among `paths`; a newsletter is read with those of its translations that are among them. An agency
 * file that can't be used is told of by whoever checks that: what it governs is passed over.
 */
export function checkPublications(paths: readonly string[], input: CheckedPublications): Problem[] {
  const placed = [...new Set(paths)].map(placeOf).filter((file) => file !== null);
  const together = Map.groupBy(placed, ({ folder, name }) =>
    newsletterOf(name) ? join(folder, `newsletters/${newsletterOf(name)?.slug}`) : join(folder, name),
  );
  return [...together.values()].flatMap((files) => checkTogether(files, input));
}

function checkTogether(
  files: readonly PlacedFile[],
  { textOf, agencyFileOf, calendars = [] }: CheckedPublications,
): Problem[] {
  const folder = files[0]?.folder ?? '.';
  const agencyFile = agencyFileOf(join(folder, AGENCY_FILE));
  const agencyText = textOf(agencyFile);
  const agency = 'text' in agencyText ? readAgency({ file: agencyFile, text: agencyText.text }).agency : null;
  if (!agency) return [];
  const texts = files.map((file) => ({ ...file, ...textOf(file.path) }));
  const named = texts.flatMap((file) => ('text' in file ? [{ name: file.name, text: file.text }] : []));
  const { problems, publications } = readPublications(named, agency);
  const beside = calendars.filter(({ file }) => dirname(file) === folder).map(({ calendar }) => calendar);
  const shown = privateLinkProblems({ files: named, publications }, privateLinksOf(beside));
  return [
    ...texts.flatMap((file) => ('unreadable' in file ? [unreadable(file.path, file.unreadable)] : [])),
    ...[...problems, ...shown].map((problem) => ({
      ...problem,
      file: files.find(({ name }) => name === problem.file)?.path ?? problem.file,
    })),
  ];
}

const unreadable = (file: string, why: string): Problem => ({
  file,
  line: 1,
  level: 'error',
  message: `this file can't be opened (${why}): check its name and folder`,
});
