/** Which resources somebody wants to see: read from an address, and written into one. */
import type { Event } from '../calendar/event.ts';
import { topicKey } from '../feeds/feed-wish.ts';
import { RESOURCE_KINDS, type Resource, type ResourceKind, type Resources } from './resources.ts';

/** null: of all. */
export interface ResourceWish {
  readonly kind: ResourceKind | null;
  /** The id of a topic. */
  readonly topic: string | null;
  /** The language of the resource itself. */
  readonly language: string | null;
}

export const ANY_RESOURCE: ResourceWish = { kind: null, topic: null, language: null };

/** The query's names; `language` is that of the page, on every page of ours. */
export const WISH_NAMES = { kind: 'kind', topic: 'topic', language: 'in' } as const;

/** Which page of what people have shared. */
export const PAGE_NAME = 'page';

/** From 1; whatever is no such number counts as the first. */
export function readPage(query: Readonly<Partial<Record<string, string>>>): number {
  const asked = query[PAGE_NAME] ?? '';
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}

/** The wish of a query; whatever it names that there is not counts as all. */
export function readResourceWish(
  query: Readonly<Partial<Record<string, string>>>,
  { topics, resources }: Pick<Resources, 'topics' | 'resources'>,
): ResourceWish {
  const { kind, topic, language } = WISH_NAMES;
  return {
    kind: RESOURCE_KINDS.find((each) => each === query[kind]) ?? null,
    topic: topics.find(({ id }) => topicKey(id) === query[topic])?.id ?? null,
    language: languagesOf(resources).find((each) => each === query[language]) ?? null,
  };
}

/** What an address asks for; a topic by a code, for addresses stay in histories and must not name it. */
export const wishQuery = ({ kind, topic, language }: ResourceWish): Record<string, string> => ({
  ...(kind !== null && { [WISH_NAMES.kind]: kind }),
  ...(topic !== null && { [WISH_NAMES.topic]: topicKey(topic) }),
  ...(language !== null && { [WISH_NAMES.language]: language }),
});

/** The languages that the resources are in, each once. */
export const languagesOf = (resources: readonly Resource[]): string[] => [
  ...new Set(resources.flatMap(({ language }) => language ?? [])),
];

/** The resources that the wish is for, in their order. */
export const wantedResources = (resources: readonly Resource[], wish: ResourceWish): Resource[] =>
  resources.filter(
    ({ kind, topics, language }) =>
      (wish.kind === null || kind === wish.kind) &&
      (wish.topic === null || topics.includes(wish.topic)) &&
      (wish.language === null || language === wish.language),
  );

/**
 * The on-demand events that the wish is for: they stand among the trainings. A topic of theirs is one of ours where it has
 * its name in any language; in which language they are, nobody says.
 */
export function wantedTrainings(
  events: readonly Event[],
  wish: ResourceWish,
  topics: Resources['topics'],
): Event[] {
  if ((wish.kind !== null && wish.kind !== 'training') || wish.language !== null) return [];
  const names = Object.values(topics.find(({ id }) => id === wish.topic)?.name ?? {});
  const isOfTopic = ({ topics: its }: Event) =>
    its.some((topic) => names.some((name) => name.toLowerCase() === topic.toLowerCase()));
  return events.filter(
    (event) =>
      event.kind === 'ON-DEMAND' && event.status !== 'CANCELLED' && (wish.topic === null || isOfTopic(event)),
  );
}
