/** Texts of a file that is read for one agency: each must be there in each of the agency's languages. */
import * as v from 'valibot';
import type { Agency } from './agency.ts';
import { noWordsIn } from './missing-words.ts';
import { type Localized, language, text } from './text-fields.ts';

/** `localized`, with at most `longest` characters in each language, and none of the agency's languages left out. */
export const wordsIn = (
  { languages }: Pick<Agency, 'languages'>,
  longest?: number,
): v.GenericSchema<unknown, Localized> =>
  v.pipe(
    v.record(language, longest === undefined ? text : longText(longest)),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const each of languages)
        if (!Object.hasOwn(dataset.value, each)) addIssue({ message: noWordsIn(each) });
    }),
  );

/** The same, or one text for all languages: a name that nobody translates. */
export const nameIn = (agency: Pick<Agency, 'languages'>): v.GenericSchema<unknown, string | Localized> =>
  v.union([text, wordsIn(agency)], 'must be text, or words by language, such as en: January events');

const longText = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('must not be empty'),
    v.maxLength(longest, `must have at most ${longest} characters`),
  );
