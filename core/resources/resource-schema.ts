/** `resources.yaml` as it has to be, for an agency. */
import * as v from 'valibot';
import type { Agency } from '../agency/agency.ts';
import { language, link, shortId } from '../agency/text-fields.ts';
import { nameIn, wordsIn } from '../agency/words-in-languages.ts';
import { MOST_RESOURCES, MOST_TOPICS } from './resource-limits.ts';
import { RESOURCE_KINDS, type Resources } from './resources.ts';

/** A year, a month or a day. */
const date = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    "must be a date such as '2020', 2026-01 or 2026-01-07",
  ),
);

const year = v.pipe(
  v.number('must be a year such as 2026'),
  v.integer('must be a year such as 2026'),
  v.minValue(1970),
  v.maxValue(9999),
);

const resource = (agency: Agency) =>
  v.pipe(
    v.strictObject({
      id: shortId,
      kind: v.picklist(RESOURCE_KINDS),
      title: nameIn(agency),
      by: v.optional(nameIn(agency)),
      about: v.optional(wordsIn(agency)),
      url: v.optional(link),
      note: v.optional(wordsIn(agency)),
      topics: v.optional(
        v.pipe(v.array(shortId), v.maxLength(MOST_TOPICS, `must have at most ${MOST_TOPICS} entries`)),
        [],
      ),
      language: v.optional(language),
      years: v.optional(v.pipe(v.array(year), v.minLength(1, 'must name a year, or be left out for all'))),
      source: v.optional(v.strictObject({ name: nameIn(agency), url: v.optional(link) })),
      date: v.optional(date),
    }),
    v.forward(
      v.partialCheck(
        [['kind'], ['source']],
        ({ kind, source }) => kind !== 'fact' || source !== undefined,
        'is missing: write where the fact is from, with name and, if there is one, url',
      ),
      ['source'],
    ),
    v.forward(
      v.partialCheck(
        [['kind'], ['date']],
        ({ kind, date: of }) => kind !== 'fact' || of !== undefined,
        'is missing: write of when the fact is, such as 2026-01',
      ),
      ['date'],
    ),
  );

const kindWords = (agency: Agency) =>
  v.strictObject({ introduction: v.optional(wordsIn(agency)), note: v.optional(wordsIn(agency)) });

/** Each kind of resource may have words of its own. */
const kindsOf = (agency: Agency) =>
  v.strictObject(v.entriesFromList(RESOURCE_KINDS, v.optional(kindWords(agency))));

/** The schema of one agency's file. */
export const resourcesSchema = (agency: Agency): v.GenericSchema<unknown, Resources> =>
  v.pipe(
    v.strictObject({
      introduction: v.optional(wordsIn(agency)),
      share: v.optional(wordsIn(agency)),
      topics: v.optional(
        v.pipe(
          v.array(v.strictObject({ id: shortId, name: wordsIn(agency) })),
          v.maxLength(MOST_TOPICS, `must have at most ${MOST_TOPICS} entries`),
        ),
        [],
      ),
      kinds: v.optional(kindsOf(agency), {}),
      resources: v.pipe(
        v.array(resource(agency)),
        v.maxLength(MOST_RESOURCES, `must have at most ${MOST_RESOURCES} entries`),
      ),
    }),
  );
