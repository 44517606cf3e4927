/** What each field of `resources.yaml` is for, in words that finish "write …": for messages about missing ones. */
import { type Meanings, meaningsOf } from '../yaml/field-meanings.ts';

const LOCALIZED = 'the words in each language, such as en: Books to begin with';

const MEANINGS: Meanings = {
  resources: 'the list of resources, each with id, kind and title, or [] for none',
  'resources.*.id': 'a short id of its own, such as the-slave-next-door',
  'resources.*.kind':
    'what it is: service, guide, training, book, podcast, film, article, archive, website or fact',
  'resources.*.title': 'its title; of a fact, the sentence itself',
  'resources.*.source.name': 'who says so',
  topics: 'the topics to choose from, each with id and name',
  'topics.*.id': 'a short id, such as labor-trafficking',
  'topics.*.name': LOCALIZED,
};

export const meaningOf = meaningsOf(MEANINGS);
