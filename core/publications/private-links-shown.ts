/** Keeps the join links of events with limited places out of what is published beside the calendars. */
import type { Calendar } from '../calendar/event.ts';
import { shorten } from '../calendar/plain-text.ts';
import { PrivateLinks } from '../calendar/private-links.ts';
import type { Problem } from '../calendar/problem.ts';
import { calendarFileOf, isPublished, monthOf, newsletterOf } from '../contract/calendar-files.ts';
import type { Publication } from './publication.ts';

/** The private join links of these calendars, each told by its event. */
export const privateLinksOf = (calendars: readonly Calendar[]): PrivateLinks =>
  new PrivateLinks(
    calendars.flatMap(({ year, events }) =>
      events.map((event) => ({ event, called: `"${shorten(event.summary)}" (${calendarFileOf(year)})` })),
    ),
  );

interface PublishedFiles {
  /** By their names in `events-data/`; those that are no publications are passed over. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What was read of them, without errors. */
  readonly publications: readonly Publication[];
}

/** An error for each line that shows such a link, and for each publication that comes to show one once it is read. */
export function privateLinkProblems({ files, publications }: PublishedFiles, links: PrivateLinks): Problem[] {
  const inLines = files
    .filter(({ name }) => isPublished(name))
    .flatMap(({ name, text }) =>
      text.split(/\r\n|[\n\r]/).flatMap((line, index) => {
        const of = links.heldBy(line);
        return of === null ? [] : [problemIn(name, index + 1, of)];
      }),
    );
  const told = new Set(inLines.map(({ file }) => publicationNamed(file)));
  const whole = publications
    .filter(({ kind, name }) => !told.has(`${kind}#${name}`))
    .flatMap((publication) => {
      const of = textsIn(publication.content).flatMap((text) => links.heldBy(text) ?? [])[0];
      const file = files.find(
        ({ name }) => publicationNamed(name) === `${publication.kind}#${publication.name}`,
      );
      return of === undefined || !file ? [] : [problemIn(file.name, 1, of)];
    });
  return [...inLines, ...whole];
}

const problemIn = (file: string, line: number, of: string): Problem => ({
  ...{ file, line, level: 'error' },
  message: `this shows everybody the join link of ${of}, and that event has X-CAPACITY: link to the event's page instead`,
});

/** The publication that a file is part of, as `publicationKey` has it. */
function publicationNamed(file: string): string {
  const year = monthOf(file);
  if (year !== null) return `month#${year}`;
  const newsletter = newsletterOf(file);
  return newsletter ? `newsletter#${newsletter.slug}` : 'resources#resources';
}

/** Every text in what was read: of YAML and Markdown nothing stays in the spelling of its line. */
function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsIn) : [];
}
