/** Texts of the agency file that are not there in each of the agency's languages. */
import type * as v from 'valibot';
import type { Localized } from './text-fields.ts';

/** Those parts of the agency file that are given by language. */
export interface LocalizedAgency {
  readonly languages: readonly string[];
  readonly lists: readonly { readonly name: Localized; readonly description: Localized }[];
  readonly contacts: readonly { readonly about: Localized }[];
  readonly hotlines: readonly { readonly name: string | Localized }[];
  readonly privacy: { readonly notice: Localized; readonly officer: { readonly title: Localized } };
}

type IssuePath = [v.IssuePathItem, ...v.IssuePathItem[]];

/** Every text that is given by language, with the way to it. */
function localizedTexts(agency: LocalizedAgency): { path: IssuePath; words: Localized }[] {
  const item = (input: object, key: string | number, value: unknown): v.IssuePathItem =>
    ({ type: 'object', origin: 'value', input, key, value }) as v.IssuePathItem;
  const texts = (group: 'lists' | 'contacts' | 'hotlines', index: number, words: Record<string, Localized>) =>
    Object.entries(words).map(([field, each]) => ({
      path: [
        item(agency, group, agency[group]),
        item(agency[group], index, words),
        item(words, field, each),
      ] as IssuePath,
      words: each,
    }));
  const { privacy } = agency;
  return [
    ...agency.lists.flatMap(({ name, description }, index) => texts('lists', index, { name, description })),
    ...agency.contacts.flatMap(({ about }, index) => texts('contacts', index, { about })),
    ...agency.hotlines.flatMap(({ name }, index) =>
      typeof name === 'string' ? [] : texts('hotlines', index, { name }),
    ),
    {
      path: [item(agency, 'privacy', privacy), item(privacy, 'notice', privacy.notice)] as IssuePath,
      words: privacy.notice,
    },
    {
      path: [
        item(agency, 'privacy', privacy),
        item(privacy, 'officer', privacy.officer),
        item(privacy.officer, 'title', privacy.officer.title),
      ] as IssuePath,
      words: privacy.officer.title,
    },
  ];
}

/** What is said of a text that one of the agency's languages has no words of. */
export const noWordsIn = (language: string): string =>
  `has no words in ${language}, which is one of the agency's languages`;

/** One issue for each language in which a text is missing. */
export const missingWords = (agency: LocalizedAgency): { message: string; path: IssuePath }[] =>
  localizedTexts(agency).flatMap(({ path, words }) =>
    agency.languages
      .filter((each) => !Object.hasOwn(words, each))
      .map((each) => ({ message: noWordsIn(each), path })),
  );
