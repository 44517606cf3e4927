/** How a mailing of each kind begins: what it reads, and what comes of it. */
import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { RenderedMessage } from '../../core/email/render-reminder.ts';
import type { NotStarted } from '../../core/mailing/decide-start.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { Mailing, Variant } from '../../core/mailing/mailing.ts';
import type { PublicationStore } from '../../core/publications/publication.store.ts';

/** What a beginning reads. */
export interface BeginDependencies {
  readonly agencies: AgencyStore;
  readonly events: EventStore;
  readonly mailings: Pick<MailingStore, 'find' | 'ofYear'>;
  readonly publications: Pick<PublicationStore, 'all' | 'newsletter'>;
  readonly siteUrl: string;
}

/** A mailing that is to be started, and how each of its wordings is rendered. */
export interface Beginning {
  readonly start: true;
  readonly mailing: Mailing;
  readonly agency: Agency;
  readonly render: (variant: Variant) => RenderedMessage;
}

/** What comes of a message on `due`. */
export type Begin<Message> = (
  message: Message,
  dependencies: BeginDependencies,
) => Promise<Beginning | NotStarted>;
