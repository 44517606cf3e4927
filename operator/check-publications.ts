/** What newsletter issues, month files and resources say and what is wrong with them, each by its agency file. */
import { basename, dirname, join } from 'node:path';
import type { Agency } from '../core/agency/agency.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import type { Problem } from '../core/calendar/problem.ts';
import { AGENCY_FILE, isPublished, monthOf, newsletterOf } from '../core/contract/calendar-files.ts';
import { privateLinkProblems, privateLinksOf } from '../core/publications/private-links-shown.ts';
import type { Publication, PublicationKind } from '../core/publications/publication.ts';
import { readPublications } from '../core/publications/read-publications.ts';
import { type CheckedCalendar, unreadable, unreadableAgency } from './check-calendars.ts';
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

/** One that could be read; a newsletter issue with its translations, by the issue's own file. */
export interface CheckedPublication {
  readonly file: string;
  readonly publication: Publication;
}

/** What a check of publications found. */
export interface PublicationsCheck {
  readonly publications: readonly CheckedPublication[];
  /** Of which kinds there were any, readable or not. */
  readonly kinds: ReadonlySet<PublicationKind>;
  /** Not looked at, because the agency file that governs them can't be used. */
  readonly passedOver: readonly string[];
  /** Also those of an agency file that can't be used. */
  readonly problems: readonly Problem[];
}

/** What the publications among `paths` are; a newsletter is read with those of its translations that are among them. */
export function checkPublications(paths: readonly string[], input: CheckedPublications): PublicationsCheck {
  const placed = [...new Set(paths)].map(placeOf).filter((file) => file !== null);
  const together = Map.groupBy(placed, ({ folder, name }) =>
    newsletterOf(name) ? join(folder, `newsletters/${newsletterOf(name)?.slug}`) : join(folder, name),
  );
  const checks = [...together.values()].map((files) => checkTogether(files, input));
  return {
    publications: checks.flatMap(({ publications }) => publications),
    kinds: new Set(placed.map(({ name }) => kindOf(name))),
    passedOver: checks.flatMap(({ passedOver }) => passedOver),
    problems: checks.flatMap(({ problems }) => problems),
  };
}

function kindOf(name: string): PublicationKind {
  if (newsletterOf(name) !== null) return 'newsletter';
  return monthOf(name) === null ? 'resources' : 'month';
}

type Together = Omit<PublicationsCheck, 'kinds'>;

function checkTogether(files: readonly PlacedFile[], input: CheckedPublications): Together {
  const folder = files[0]?.folder ?? '.';
  const agencyFile = input.agencyFileOf(join(folder, AGENCY_FILE));
  const { agency, problems } = agencyIn(agencyFile, input);
  return agency
    ? checkFor(agency, files, input)
    : { publications: [], passedOver: files.map(({ path }) => path), problems };
}

function agencyIn(
  file: string,
  { textOf }: CheckedPublications,
): { agency: Agency | null; problems: readonly Problem[] } {
  const found = textOf(file);
  return 'text' in found
    ? readAgency({ file, text: found.text })
    : { agency: null, problems: [unreadableAgency(file, found.unreadable)] };
}

function checkFor(
  agency: Agency,
  files: readonly PlacedFile[],
  { textOf, calendars = [] }: CheckedPublications,
): Together {
  const folder = files[0]?.folder ?? '.';
  const texts = files.map((file) => ({ ...file, ...textOf(file.path) }));
  const named = texts.flatMap((file) => ('text' in file ? [{ name: file.name, text: file.text }] : []));
  const { problems, publications } = readPublications(named, agency);
  const beside = calendars.filter(({ file }) => dirname(file) === folder).map(({ calendar }) => calendar);
  const shown = privateLinkProblems({ files: named, publications }, privateLinksOf(beside));
  const own = files.find(({ name }) => newsletterOf(name)?.language === null) ?? files[0];
  return {
    publications: publications.map((publication) => ({ file: own?.path ?? '', publication })),
    passedOver: [],
    problems: [
      ...texts.flatMap((file) => ('unreadable' in file ? [unreadable(file.path, file.unreadable)] : [])),
      ...[...problems, ...shown].map((problem) => ({
        ...problem,
        file: files.find(({ name }) => name === problem.file)?.path ?? problem.file,
      })),
    ],
  };
}
