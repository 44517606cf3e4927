/** A change notice as plain text, written for people who read it as such. */
import {
  type Block,
  eventMailingText,
  listedActions,
  listedFacts,
  textProse,
  withAddress,
} from '../email/event-mailing-text.ts';
import type { NoticeContent } from './notice-content.ts';
import { discreetly, type WasAndIs, wasAndIsLines } from './was-and-is.ts';

export const noticeText = (content: NoticeContent): string =>
  eventMailingText(content, content.style === 'open' ? opening(content) : discreetOpening(content));

const titled = ({ kicker, title }: NoticeContent): Block => textProse(`${kicker}\n${title}`);

const linesOf = (each: WasAndIs | null, { words }: NoticeContent): Block =>
  each && wasAndIsLines(each, words).map(textProse).join('\n');

/** The addresses that add the event to a calendar are long; the event's page has them, too. */
const whatToDo = ({ words, actions, calendarFile, addLinks, addPage }: NoticeContent): Block[] => [
  listedActions(actions),
  textProse(calendarFile),
  addLinks.length > 0 ? withAddress(words.notice.addText, addPage) : null,
];

const opening = (content: NoticeContent): Block[] => [
  textProse(content.preheader),
  titled(content),
  textProse(content.says.join(' ')),
  linesOf(content.times, content),
  linesOf(content.places, content),
  ...whatToDo(content),
  listedFacts(content.facts),
];

/** Mailboxes show the beginning of the plain text: what may tell the topic, as a place may, comes after 300 characters. */
const discreetOpening = (content: NoticeContent): Block[] => [
  textProse(content.preheader),
  textProse(discreetly(content).join(' ')),
  linesOf(content.times, content),
  ...whatToDo(content),
  textProse(content.words.notice.below),
  titled(content),
  linesOf(content.places, content),
  listedFacts(content.facts),
];
