/** Which newsletter issues a rehearsal plays. */
import { basename, dirname, join } from 'node:path';
import type { Agency } from '../core/agency/agency.ts';
import { isError, RefusedFileError } from '../core/calendar/problem.ts';
import { AGENCY_FILE, isPublished, newsletterOf } from '../core/contract/calendar-files.ts';
import { type Newsletter, yearOfIssue } from '../core/newsletters/newsletter.ts';
import { contentsOf } from '../core/publications/publication.ts';
import { readPublications } from '../core/publications/read-publications.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { DeployFile } from '../local/upload-files.ts';

/** An issue that is sent. */
export type RehearsedIssue = Newsletter & { readonly sendAt: string };

/** What is published in a folder of calendars, and the issues to be played. */
export interface ChosenPublications {
  readonly newsletters: readonly RehearsedIssue[];
  readonly files: readonly DeployFile[];
}

/** The folder in which an issue's calendars lie. */
export function folderOf(issue: string): string {
  const folder = dirname(dirname(issue));
  if (newsletterOf(`${basename(dirname(issue))}/${basename(issue)}`) === null)
    throw new OperatorError(
      `${issue} is no newsletter issue: name one such as events-data/newsletters/2027-01-ctrt.md.`,
    );
  return folder;
}

/** Everything published beside the calendars of a folder; played are the issues that `isPlayed` takes, as far as they are sent. */
export async function choosePublications(
  folder: string,
  agency: Agency,
  isPlayed: (issue: Newsletter) => boolean,
): Promise<ChosenPublications> {
  const files = (await readEventsDataFolder(folder)).filter(({ name }) => isPublished(name));
  const { publications, problems } = readPublications(files, agency);
  if (problems.some(isError))
    throw new RefusedFileError(problems.map((problem) => ({ ...problem, file: join(folder, problem.file) })));
  const newsletters = contentsOf(publications, 'newsletter').filter(isPlayed).filter(isTimed);
  return { newsletters, files };
}

const isTimed = (issue: Newsletter): issue is RehearsedIssue => issue.sendAt !== null;

/** Whether an issue is of one of these years. */
export const isOfYears =
  (years: readonly number[]) =>
  ({ slug }: Newsletter): boolean =>
    years.includes(yearOfIssue(slug) ?? 0);

/** Whether an issue is one of these files, or of those that translate it. */
export const isAmong =
  (issues: readonly string[]) =>
  ({ slug }: Newsletter): boolean =>
    issues.some((issue) => newsletterOf(`newsletters/${basename(issue)}`)?.slug === slug);

/** All calendars of a folder: an issue lists what is ahead. */
export const calendarFilesIn = async (folder: string): Promise<DeployFile[]> =>
  (await readEventsDataFolder(folder)).filter(({ name }) => name !== AGENCY_FILE && !isPublished(name));
