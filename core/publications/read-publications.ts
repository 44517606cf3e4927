/** Reads the publications among the files of `events-data/`. */
import type { Agency } from '../agency/agency.ts';
import type { Problem } from '../calendar/problem.ts';
import { monthOf, newsletterOf, RESOURCES_FILE } from '../contract/calendar-files.ts';
import { readMonth } from '../month/read-month.ts';
import { readNewsletters } from '../newsletters/read-newsletters.ts';
import { readResources } from '../resources/read-resources.ts';
import type { Publication } from './publication.ts';

/** A file's name in `events-data/` and its text. */
interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The publications that could be read, and what is wrong with the files. */
export interface PublicationsRead {
  readonly publications: readonly Publication[];
  readonly problems: readonly Problem[];
}

/** Files that are no publications are passed over. */
export function readPublications(files: readonly NamedText[], agency: Agency): PublicationsRead {
  const parts = [newslettersAmong(files, agency), ...files.map((file) => otherIn(file, agency))];
  return {
    // As they come back from the table, so that an unchanged file is seen to be one.
    publications: parts.flatMap((part) => JSON.parse(JSON.stringify(part.publications)) as Publication[]),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** An issue's translations stand in files beside it. */
function newslettersAmong(files: readonly NamedText[], agency: Agency): PublicationsRead {
  const named = files.flatMap(({ name, text }) => {
    const found = newsletterOf(name);
    return found ? [{ file: name, text, ...found }] : [];
  });
  const { newsletters, problems } = readNewsletters(named, agency);
  const publications = newsletters.map(
    (content) => ({ kind: 'newsletter', name: content.slug, content }) as const,
  );
  return { publications, problems };
}

function otherIn({ name, text }: NamedText, agency: Agency): PublicationsRead {
  const year = monthOf(name);
  if (year !== null) {
    const { month, problems } = readMonth({ file: name, text, year, agency });
    return {
      publications: month ? [{ kind: 'month', name: String(year), content: month }] : [],
      problems,
    };
  }
  if (name !== RESOURCES_FILE) return { publications: [], problems: [] };
  const { resources, problems } = readResources({ file: name, text, agency });
  return {
    publications: resources ? [{ kind: 'resources', name: 'resources', content: resources }] : [],
    problems,
  };
}
