/** A reminder as plain text, written for people who read it as such. */
import { kitText } from './awareness-day-kit.ts';
import type { Fact } from './event-facts.ts';
import {
  type Block,
  eventMailingText,
  listedActions,
  listedFacts,
  textHeading,
  textProse,
  withAddress,
} from './event-mailing-text.ts';
import type { ReminderContent } from './reminder-content.ts';
import type { Shortened } from './shorten-description.ts';

export const reminderText = (content: ReminderContent, description: Shortened): string =>
  eventMailingText(content, [
    ...(content.style === 'open' ? opening(content) : discreetOpening(content)),
    ...about(content, description),
    ...(content.kit ? kitText(content.kit) : []),
  ]);

const titled = ({ kicker, title }: ReminderContent): Block => textProse(`${kicker}\n${title}`);
const remarked = ({ remark }: ReminderContent): Block => remark && textProse(remark);
/** What is put in for those with a place ends with an empty line; for everyone else nothing is. */
const linksOf = ({ joinsByPlace, actions }: Pick<ReminderContent, 'joinsByPlace' | 'actions'>): Block =>
  `${joinsByPlace ? '{{join_text}}' : ''}${listedActions(actions)}`;
/** The addresses that add the event to a calendar are long; the event's page has them, too. */
const linksAndFile = ({ words, calendarFile, addLinks, addPage, ...content }: ReminderContent): Block[] => [
  linksOf(content),
  calendarFile && textProse(calendarFile),
  addLinks.length > 0 ? withAddress(words.eventPage.add.mailText, addPage) : null,
];

function whenOf({ words, day, hours }: ReminderContent): Pick<Fact, 'label' | 'lines'> {
  return { label: words.event.when, lines: [[day, hours].filter((part) => part !== null).join(', ')] };
}

const opening = (content: ReminderContent): Block[] => [
  textProse(content.preheader),
  titled(content),
  remarked(content),
  listedFacts([whenOf(content), ...content.facts]),
  ...linksAndFile(content),
];

/**
 * Mailboxes show the beginning of the plain text, some of them 256 characters: what tells the topic comes after 300,
 * for which the sentence on what is below makes up where an event has little to say.
 */
function discreetOpening(content: ReminderContent): Block[] {
  const { words, facts } = content;
  const isPlace = ({ label }: Fact) => label === words.event.where;
  return [
    textProse(content.preheader),
    remarked(content),
    listedFacts([whenOf(content), ...facts.filter(isPlace)]),
    ...linksAndFile(content),
    textProse(words.event.below),
    titled(content),
    listedFacts(facts.filter((fact) => !isPlace(fact))),
  ];
}

function about(
  { words, aboutHeading, moreAt, flyers }: ReminderContent,
  { paragraphs, isCut }: Shortened,
): Block[] {
  return [
    paragraphs.length > 0 ? textHeading(aboutHeading) : null,
    ...paragraphs.map(textProse),
    isCut ? withAddress(words.event.readMore, moreAt) : null,
    ...flyers.map((address) => withAddress(`${words.event.flyer}:`, address)),
  ];
}
