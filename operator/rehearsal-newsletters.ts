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
  return { newsletters: issuesIn(files, folder, agency).filter(isPlayed).filter(isTimed), files };
}

/** The same where issues are named: one that is only kept in the archive is played as if it were sent. */
export async function chooseNamedIssues(
  folder: string,
  agency: Agency,
  named: readonly string[],
): Promise<ChosenPublications> {
  const { files } = await choosePublications(folder, agency, () => false);
  const kept = issuesIn(files, folder, agency)
    .filter(isAmong(named))
    .filter(({ sendAt }) => sendAt === null);
  const dates = new Map(kept.map(({ slug, date }) => [`newsletters/${slug}.md`, date]));
  const asSent = files.map(({ name, text }) => ({ name, text: withSend(text, dates.get(name)) }));
  const newsletters = issuesIn(asSent, folder, agency).filter(isAmong(named)).filter(isTimed);
  return { newsletters, files: asSent };
}

function issuesIn(files: readonly DeployFile[], folder: string, agency: Agency): Newsletter[] {
  const { publications, problems } = readPublications(files, agency);
  if (problems.some(isError))
    throw new RefusedFileError(problems.map((problem) => ({ ...problem, file: join(folder, problem.file) })));
  return contentsOf(publications, 'newsletter');
}

const isTimed = (issue: Newsletter): issue is RehearsedIssue => issue.sendAt !== null;

const MONTH_LENGTH = '2023-01'.length;

/** The file of an issue, sent at nine on the day that it bears, or on the first of its month. */
function withSend(text: string, date: string | undefined): string {
  if (date === undefined) return text;
  const day = date.length === MONTH_LENGTH ? `${date}-01` : date;
  return text.replace(/^date:.*\n/m, '').replace(/^send:.*$/m, `send: ${day}T09:00`);
}

/** Whether an issue is of one of these years. */
export const isOfYears =
  (years: readonly number[]) =>
  ({ slug }: Newsletter): boolean =>
    years.includes(yearOfIssue(slug) ?? 0);

/** Whether an issue is one of these files, or of those that translate it. */
const isAmong =
  (issues: readonly string[]) =>
  ({ slug }: Newsletter): boolean =>
    issues.some((issue) => newsletterOf(`newsletters/${basename(issue)}`)?.slug === slug);

/** All calendars of a folder: an issue lists what is ahead. */
export const calendarFilesIn = async (folder: string): Promise<DeployFile[]> =>
  (await readEventsDataFolder(folder)).filter(({ name }) => name !== AGENCY_FILE && !isPublished(name));
