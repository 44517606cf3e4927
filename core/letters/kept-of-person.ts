/** All that is kept of a person, for the person: with names and words in place of ids where there are any. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { whenOf } from '../languages/when.ts';
import { type Audience, eventAudience, isList } from '../subscribers/audience.ts';
import type { AskedEvent, PersonRecord } from '../subscribers/subscriber.store.ts';
import type { Standing } from '../subscribers/subscription.store.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';

export interface Kept {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly record: PersonRecord;
  readonly standings: ReadonlyMap<Audience, Standing>;
  /** The words that stood at the forms, by their names. */
  readonly wordings: ReadonlyMap<string, string | undefined>;
  /** What was asked for, each with its event where the calendar still has it. */
  readonly events: readonly { readonly asked: AskedEvent; readonly event: Event | undefined }[];
  /** Those muted, by their ids, each with its event where a calendar still has it. */
  readonly muted: ReadonlyMap<string, Event | undefined>;
  readonly suppression: SuppressionReason | undefined;
}

/** Fit for `JSON.stringify`. */
export function keptOf(kept: Kept): object {
  const { agency, words, record, standings, wordings, events, suppression } = kept;
  return {
    profile: profileOf(kept),
    suppressed: suppression ?? null,
    lists: [...standings]
      .filter(([audience]) => isList(audience))
      .map(([list, standing]) => ({ list, name: nameOf(list, agency, words), standing })),
    consents: record.consents.map((consent) => ({
      ...consent,
      text: wordings.get(consent.wording ?? '') ?? null,
    })),
    events: events.map(({ asked, event }) => ({
      ...asked,
      mail: standings.get(eventAudience(asked.event)) ?? null,
      ...told(event, words),
    })),
  };
}

const told = (event: Event | undefined, words: Catalogue) => ({
  title: event?.summary ?? null,
  when: event ? whenOf(event, words) : null,
});

function profileOf({ record: { profile }, muted, words }: Kept): object | null {
  if (!profile?.muted) return profile ?? null;
  return { ...profile, muted: profile.muted.map((id) => ({ event: id, ...told(muted.get(id), words) })) };
}

/** Null for a list that the agency has given up. */
function nameOf(list: Audience, agency: Agency, words: Catalogue): string | null {
  const found = agency.lists.find(({ id }) => id === list);
  return found ? localized(found.name, words.tag, agency) : null;
}
