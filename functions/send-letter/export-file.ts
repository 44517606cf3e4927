/** All that is kept of a person, as the file of their export. */
import type { Agency } from '../../core/agency/agency.ts';
import type { Event } from '../../core/calendar/event.ts';
import type { Attachment } from '../../core/email/render-reminder.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { keptOf } from '../../core/letters/kept-of-person.ts';
import { audiencesEver } from '../../core/subscribers/audiences-ever.ts';
import type { ReadPerson } from './read-known.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

/** Says nothing of what it is about, where it lies among other files. */
const FILE_NAME = 'data.json';

export async function exportFile(
  {
    read: { known, record },
    agency,
    words,
  }: { readonly read: ReadPerson; readonly agency: Agency; readonly words: Catalogue },
  { subscriptions, subscribers, events }: SendLetterDependencies,
): Promise<Attachment> {
  const names = [...new Set(record.consents.flatMap(({ wording }) => wording ?? []))];
  const [standings, wordings, asked, muted] = await Promise.all([
    subscriptions.standings(known.id, audiencesEver(agency, record)),
    Promise.all(names.map(async (name) => [name, await subscribers.wording(name)] as const)),
    Promise.all(record.events.map(async (one) => ({ asked: one, event: await events.event(one.event) }))),
    mutedOf(record, events),
  ]);
  const kept = keptOf({
    agency,
    words,
    record,
    standings,
    wordings: new Map(wordings),
    events: asked,
    muted,
    suppression: known.suppression,
  });
  const content = `${JSON.stringify(kept, null, 2)}\n`;
  return { fileName: FILE_NAME, contentType: 'application/json', content };
}

/** Muted events are kept by their id alone, so they are looked for in every calendar; whoever muted none has none read. */
async function mutedOf(
  { profile }: ReadPerson['record'],
  events: SendLetterDependencies['events'],
): Promise<ReadonlyMap<string, Event | undefined>> {
  const ids = profile?.muted ?? [];
  if (ids.length === 0) return new Map();
  const heads = await events.heads();
  const all = (await Promise.all(heads.map(({ year }) => events.events(year)))).flat();
  return new Map(ids.map((id) => [id, all.find((event) => event.id === id)]));
}
