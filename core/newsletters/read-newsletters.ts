/** Reads the files of `events-data/newsletters/` together: each issue with its translations. */
import type { Agency } from '../agency/agency.ts';
import { isError, type Problem } from '../calendar/problem.ts';
import type { Newsletter, NewsletterTexts } from './newsletter.ts';
import { type NewsletterSection, sectionsOf } from './newsletter-sections.ts';
import { type NewsletterFile, readNewsletter, readNewsletterTranslation } from './read-newsletter.ts';

/** `<slug>.md`, or with a language `<slug>.<language>.md`. */
export interface NamedNewsletter extends NewsletterFile {
  /** Of a translation, as the file's name has it; null for the issue itself. */
  readonly language: string | null;
}

/** The issues without errors, by slug, and what is wrong with any file. */
export function readNewsletters(
  files: readonly NamedNewsletter[],
  agency: Agency,
): { newsletters: Newsletter[]; problems: Problem[] } {
  const issues = files.filter(({ language }) => language === null);
  const slugs = new Set(issues.map(({ slug }) => slug));
  const read = issues.map((issue) => {
    const translations = files.filter(({ slug, language }) => slug === issue.slug && language !== null);
    return translated(issue, readNewsletter(issue, agency), { translations, agency });
  });
  const orphans = files.filter(({ slug, language }) => language !== null && !slugs.has(slug));
  return {
    newsletters: read
      .flatMap(({ newsletter }) => newsletter ?? [])
      .toSorted((one, other) => (one.slug < other.slug ? -1 : 1)),
    problems: [...read.flatMap(({ problems }) => problems), ...orphans.map(orphanProblem)],
  };
}

type Read = ReturnType<typeof readNewsletter>;

/** The issue with what its translations say; of an issue with errors only the translations' own problems are told. */
function translated(
  issue: NamedNewsletter,
  { newsletter, problems }: Read,
  { translations, agency }: { translations: readonly NamedNewsletter[]; agency: Agency },
): Read {
  const read = translations.map((file) => {
    const wrong = languageProblem(file, { own: newsletter?.language, issue: issue.file, agency });
    if (wrong) return { language: '', texts: null, problems: [wrong] };
    const { texts, problems } = readNewsletterTranslation(file, newsletter?.tags ?? []);
    const differing = newsletter && texts ? differingSections(file, newsletter, texts) : [];
    return { language: file.language ?? '', texts, problems: [...problems, ...differing] };
  });
  const all = [...problems, ...read.flatMap((each) => each.problems)];
  if (!newsletter || all.some(isError)) return { newsletter: null, problems: all };
  const texts = read.flatMap((each) => (each.texts ? [[each.language, each.texts] as const] : []));
  return { newsletter: { ...newsletter, translations: Object.fromEntries(texts) }, problems: all };
}

function languageProblem(
  { file, language }: NamedNewsletter,
  { own, issue, agency }: { own: string | undefined; issue: string; agency: Agency },
): Problem | null {
  if (language !== null && language !== own && agency.languages.includes(language)) return null;
  const message =
    language === own
      ? `${issue} itself is in ${own}: write its texts there, or correct the language in this file's name`
      : `"${language}" is none of the agency's languages (${agency.languages.join(', ')}): correct this file's name, add the language to the agency file, or move this file elsewhere`;
  return { file, line: 1, level: 'error', message };
}

const orphanProblem = ({ file, slug }: NamedNewsletter): Problem => ({
  file,
  line: 1,
  level: 'error',
  message: `there is no ${slug}.md for this to translate: write it, or correct this file's name`,
});

/** A translation is whole: it has the sections of its issue, and those that fill themselves do so in each language. */
function differingSections(
  { file }: NamedNewsletter,
  issue: NewsletterTexts,
  texts: NewsletterTexts,
): Problem[] {
  const [own, other] = [sectionsOf(issue.blocks), sectionsOf(texts.blocks)];
  const markers = (sections: readonly NewsletterSection[]) => sections.flatMap(({ marker }) => marker ?? []);
  const missing = markers(own).filter((marker) => !markers(other).includes(marker));
  const warnings = [
    ...missing.map(
      (marker) =>
        `no heading has {#${marker}}, as one of the issue itself has: put it behind the heading of that section`,
    ),
    ...(own.length === other.length
      ? []
      : [
          `this has ${other.length} sections where the issue itself has ${own.length}: translate each of them`,
        ]),
  ];
  return warnings.map((message) => ({ file, line: 1, level: 'warning', message }));
}
