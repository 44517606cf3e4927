/** What an agency recommends to read, hear, watch and learn, and the facts it tells with their sources. */
import type { Localized } from '../agency/text-fields.ts';

/** In the order in which a page shows them. */
export const RESOURCE_KINDS = [
  'service',
  'guide',
  'training',
  'book',
  'podcast',
  'film',
  'article',
  'archive',
  'website',
  'fact',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A name that stands alike in every language, or words in each. */
export type Name = string | Localized;

/** Where a figure is from. */
export interface Source {
  readonly name: Name;
  readonly url?: string | undefined;
}

/** One thing that is recommended; of a fact, the sentence itself is its title. */
export interface Resource {
  /** Stands in addresses, as its place on the page. */
  readonly id: string;
  readonly kind: ResourceKind;
  readonly title: Name;
  /** Authors, hosts, publisher. */
  readonly by?: Name | undefined;
  readonly about?: Localized | undefined;
  /** Absent where nobody has told one. */
  readonly url?: string | undefined;
  /** What a reader should know before they open it: what it shows, and that it may be hard to bear. */
  readonly note?: Localized | undefined;
  /** Ids of `topics`. */
  readonly topics: readonly string[];
  /** The language the resource itself is in (BCP 47). */
  readonly language?: string | undefined;
  /** On the pages of which years it stands; absent: of all. */
  readonly years?: readonly number[] | undefined;
  /** Every fact has one. */
  readonly source?: Source | undefined;
  /** Of when it is: `2020`, `2026-01` or `2026-01-07`. Every fact has one. */
  readonly date?: string | undefined;
}

/** What stands above the resources of one kind. */
export interface KindWords {
  readonly introduction?: Localized | undefined;
  /** Holds for all of them, and stands before them. */
  readonly note?: Localized | undefined;
}

/** All that `resources.yaml` says. */
export interface Resources {
  /** What stands above all of them. */
  readonly introduction?: Localized | undefined;
  /** How readers can share a resource of their own. */
  readonly share?: Localized | undefined;
  readonly topics: readonly { readonly id: string; readonly name: Localized }[];
  readonly kinds: { readonly [Kind in ResourceKind]?: KindWords | undefined };
  readonly resources: readonly Resource[];
}

/** The resources that stand on the pages of a year. */
export const resourcesOf = (resources: readonly Resource[], year: number): Resource[] =>
  resources.filter(({ years }) => years === undefined || years.includes(year));
