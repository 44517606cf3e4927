/** A month file as it has to be, for an agency. */
import * as v from 'valibot';
import type { Agency } from '../agency/agency.ts';
import { link, shortId } from '../agency/text-fields.ts';
import { wordsIn } from '../agency/words-in-languages.ts';
import { problemOfWords } from '../signature-block/block-words.ts';
import { LONGEST_PROSE, MOST_POSTS, MOST_SECTIONS } from './month-limits.ts';

const year = v.pipe(v.number('must be a year such as 2026'), v.integer('must be a year such as 2026'));

const section = (agency: Agency) =>
  v.strictObject({
    id: shortId,
    title: wordsIn(agency),
    text: wordsIn(agency, LONGEST_PROSE),
    under: v.optional(shortId),
  });

const awarenessDay = (agency: Agency) =>
  v.strictObject({
    proclamation: v.optional(v.strictObject({ title: wordsIn(agency), url: v.optional(link), year })),
    posts: v.optional(
      v.pipe(v.array(wordsIn(agency)), v.maxLength(MOST_POSTS, `must have at most ${MOST_POSTS} entries`)),
      [],
    ),
    text: v.optional(wordsIn(agency, LONGEST_PROSE)),
  });

/** Words that are drawn in a picture: there must be room for them. */
const drawnWordsIn = (agency: Agency) =>
  v.pipe(
    wordsIn(agency),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      for (const [key, value] of Object.entries(dataset.value)) {
        const message = problemOfWords(value);
        const path = { type: 'object', origin: 'value', input: dataset.value, key, value } as const;
        if (message !== null) addIssue({ message, path: [path] });
      }
    }),
  );

/** The schema of one agency's month files, whose Markdown is yet to be read; the year is told by the file's name. */
export const monthSchema = (agency: Agency) =>
  v.strictObject({
    background: v.optional(wordsIn(agency, LONGEST_PROSE)),
    sections: v.optional(
      v.pipe(
        v.array(section(agency)),
        v.maxLength(MOST_SECTIONS, `must have at most ${MOST_SECTIONS} entries`),
      ),
      [],
    ),
    community: v.optional(v.strictObject({ text: wordsIn(agency, LONGEST_PROSE) })),
    awarenessDay: v.optional(awarenessDay(agency)),
    signatureBlock: v.optional(v.strictObject({ words: drawnWordsIn(agency) })),
  });

/** A month file whose Markdown is yet to be read. */
export type WrittenMonth = v.InferOutput<ReturnType<typeof monthSchema>>;
