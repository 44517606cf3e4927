/** What an operator publishes beside the calendars: newsletter issues, each year's month file, and the resources. */
import type { Changed } from '../calendar/changes.ts';
import type { Month } from '../month/month.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import type { Resources } from '../resources/resources.ts';

/** What each kind of publication holds, as its file was read. */
export interface PublicationContents {
  readonly newsletter: Newsletter;
  readonly month: Month;
  readonly resources: Resources;
}

export type PublicationKind = keyof PublicationContents;

/** A publication, under a name that is its own among those of its kind: an issue's slug, a year, `resources`. */
export type Publication = {
  readonly [Kind in PublicationKind]: {
    readonly kind: Kind;
    readonly name: string;
    readonly content: PublicationContents[Kind];
  };
}[PublicationKind];

/** What the table remembers of a publication, beside what its file says. Instants. */
export interface PublicationDates extends Changed {
  /** When it was first loaded. */
  readonly addedAt: string;
  /** Since when the moment at which it is sent has stood: what was due before it was known is never made up for. */
  readonly knownSince: string;
}

/** As the table holds it. */
export type StoredPublication = Publication & PublicationDates;

/** A newsletter issue as the table holds it. */
export type StoredNewsletter = Extract<StoredPublication, { kind: 'newsletter' }>;

/** By what a publication is known among those of all kinds. */
export const publicationKey = ({ kind, name }: Pick<Publication, 'kind' | 'name'>): string =>
  `${kind}#${name}`;

/** The contents of one kind among `publications`. */
export const contentsOf = <Kind extends PublicationKind>(
  publications: readonly Publication[],
  kind: Kind,
): PublicationContents[Kind][] =>
  publications.filter((one) => one.kind === kind).map(({ content }) => content as PublicationContents[Kind]);
