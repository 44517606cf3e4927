/** Everything that has to be there before mail goes out, in the order in which it is got. */
import { calendarItems } from './calendar-items.ts';
import { domainItems } from './domain-items.ts';
import { sendingItems } from './sending-items.ts';
import type { SetupFacts, SetupItem } from './setup-facts.ts';
import { terminalItems } from './terminal-items.ts';

export interface Section {
  readonly title: string;
  readonly items: readonly SetupItem[];
}

/** Sections without items are left out: what hangs on files that can't be read. */
export function checklistOf(facts: SetupFacts): Section[] {
  const readable = 'data' in facts.files;
  return [
    { title: 'Your files', items: calendarItems(facts) },
    { title: 'Your terminal and the AWS account', items: terminalItems(facts) },
    { title: 'The domain that sends', items: domainItems(facts) },
    { title: 'Amazon SES', items: readable ? sendingItems(facts) : [] },
  ].filter(({ items }) => items.length > 0);
}

/** Whether all that is needed is there, as far as it is known to be. */
export const isReady = (sections: readonly Section[]): boolean =>
  sections.flatMap(({ items }) => items).every(({ needed, mark }) => !needed || mark === 'ok');
