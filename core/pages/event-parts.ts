/** The events on a year's page, in parts: dated ones, exhibits, what can be done at any time, and what is over. */
import type { Event, Kind } from '../calendar/event.ts';
import { isOver } from '../calendar/recording.ts';
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';
import type { PagePart as NamedPart } from '../month/month.ts';
import type { Scene } from './calendar-page.ts';
import { eventCard } from './event-card.ts';
import { moreTrainings } from './month-resources.ts';
import { sectionsUnder } from './month-sections.ts';
import type { PagePart } from './page-parts.ts';

const isDated = ({ kind }: Event): boolean => kind !== 'EXHIBIT' && kind !== 'ON-DEMAND';

/** Those of one kind alone, or of all (null). While the month is on, what is over makes room; a month that is over is told in its order. */
export function eventParts(scene: Scene, all: readonly Event[], kind: Kind | null): PagePart[] {
  const { words, now } = scene;
  const events = kind === null ? all : all.filter((event) => event.kind === kind);
  const over = events.filter((event) => isOver(event, now));
  const past = over.length < events.length ? over : [];
  const open = events.filter((event) => !past.includes(event));
  const ofKind = (one: Kind) => open.filter((event) => event.kind === one);
  const introduced = (id: NamedPart) => (kind === null ? sectionsUnder(id, scene) : null);
  const { events: dated, exhibits, onDemand, past: wasOn } = words.calendar;
  const onDemandEvents = ofKind('ON-DEMAND');
  return [
    part({ id: 'events', title: dated }, introduced('events'), cards(scene, open.filter(isDated))),
    part({ id: 'exhibits', title: exhibits }, introduced('exhibits'), cards(scene, ofKind('EXHIBIT'))),
    part(
      { id: 'on-demand', title: onDemand },
      introduced('on-demand'),
      cards(scene, onDemandEvents),
      onDemandEvents.length > 0 && moreTrainings(scene),
    ),
    part({ id: 'past', title: wasOn }, cards(scene, past)),
  ].filter((each) => each !== null);
}

/** null where there is nothing in it. */
const part = (named: Omit<PagePart, 'body'>, ...bodies: readonly MarkupValue[]): PagePart | null => {
  const said = bodies.filter(Boolean);
  return said.length === 0 ? null : { ...named, body: said };
};

const cards = ({ agency, words, now, languageOf }: Scene, events: readonly Event[]): Markup | null =>
  events.length === 0
    ? null
    : markup`${events.map((event) => eventCard({ event, agency, words, now, eventLanguage: languageOf(event) }))}`;
