/** Reads the Markdown in a text that is given by language, each language in the line in which it begins. */
import type { Localized } from '../agency/text-fields.ts';
import { isError } from '../calendar/problem.ts';
import type { ProblemLog } from '../calendar/problem-log.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import type { Path, YamlFile } from '../yaml/yaml-lines.ts';
import type { Prose } from './month.ts';

/** The text at `path`, read; what is wrong with it stands in the log. */
export type ProseReader = (words: Localized, path: Path) => Prose;

/** A reader of the texts of one file. */
export const proseReader =
  (file: string, { textLineOf }: YamlFile, log: ProblemLog): ProseReader =>
  (words, path) =>
    Object.fromEntries(
      Object.entries(words).map(([language, text]) => {
        const firstLine = textLineOf([...path, language]);
        const { blocks, problems } = readMarkdown({ file, text, firstLine });
        for (const problem of problems)
          log[isError(problem) ? 'error' : 'warning'](problem.line, problem.message);
        return [language, blocks];
      }),
    );
