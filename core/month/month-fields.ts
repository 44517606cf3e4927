/** What each field of a month file is for, in words that finish "write …": for messages about missing ones. */
import { type Meanings, meaningsOf } from '../yaml/field-meanings.ts';

const LOCALIZED = 'the words in each language, such as en: Join us this January.';

const MEANINGS: Meanings = {
  background: LOCALIZED,
  sections: 'the sections of the page, each with id, title and text',
  'sections.*.id': 'a short id of its own, such as learn',
  'sections.*.title': LOCALIZED,
  'sections.*.text': LOCALIZED,
  'community.text': LOCALIZED,
  'awarenessDay.proclamation.title': LOCALIZED,
  'awarenessDay.proclamation.year': 'the year in which it was made, such as 2025',
  'awarenessDay.posts.*': LOCALIZED,
  'signatureBlock.words':
    'the words in the picture in each language, such as en: January is National Human Trafficking Prevention Month',
};

export const meaningOf = meaningsOf(MEANINGS);
