/** A reminder as plain text, written for people who read it as such. */
import type { Fact } from './event-facts.ts';
import { literal } from './placeholders.ts';
import { wrapped } from './plain-text.ts';
import type { ReminderContent } from './reminder-content.ts';
import type { Shortened } from './shorten-description.ts';

/** A few lines that belong together; empty lines stand between blocks. */
type Block = string | null;

export function reminderText(content: ReminderContent, description: Shortened): string {
  const blocks = [
    ...(content.style === 'open' ? opening(content) : discreetOpening(content)),
    ...about(content, description),
    ...questions(content),
    ...help(content),
    ...footer(content),
  ];
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

const prose = (text: string): string => literal(wrapped(text));
const heading = (text: string): Block => `${prose(text)}\n${'-'.repeat(text.length)}`;
/** Addresses stand on a line of their own and are never broken. */
const withAddress = (label: string, address: string): Block => `${prose(label)}\n${literal(address)}`;

function labelled(label: string, lines: readonly string[]): string {
  return lines.length === 1
    ? prose(`${label}: ${lines[0]}`)
    : [`${label}:`, ...lines.map((line) => `- ${line}`)].map(prose).join('\n');
}

const titled = ({ kicker, title }: ReminderContent): Block => prose(`${kicker}\n${title}`);
const noted = ({ notice }: ReminderContent): Block => notice && prose(notice);
const listed = (facts: readonly Pick<Fact, 'label' | 'lines'>[]): Block =>
  facts.map(({ label, lines }) => labelled(label, lines)).join('\n');
/** What is put in for those with a place ends with an empty line; for everyone else nothing is. */
const linksOf = ({ joinsByPlace, actions }: Pick<ReminderContent, 'joinsByPlace' | 'actions'>): Block =>
  `${joinsByPlace ? '{{join_text}}' : ''}${actions.map(({ label, address }) => withAddress(`${label}:`, address)).join('\n\n')}`;
/** The addresses that add the event to a calendar are long; the event's page has them, too. */
const linksAndFile = ({ words, calendarFile, addLinks, addPage, ...content }: ReminderContent): Block[] => [
  linksOf(content),
  calendarFile && prose(calendarFile),
  addLinks.length > 0 ? withAddress(words.eventPage.add.mailText, addPage) : null,
];

function whenOf({ words, day, hours }: ReminderContent): Pick<Fact, 'label' | 'lines'> {
  return { label: words.event.when, lines: [[day, hours].filter((part) => part !== null).join(', ')] };
}

const opening = (content: ReminderContent): Block[] => [
  prose(content.preheader),
  titled(content),
  noted(content),
  listed([whenOf(content), ...content.facts]),
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
    prose(content.preheader),
    noted(content),
    listed([whenOf(content), ...facts.filter(isPlace)]),
    ...linksAndFile(content),
    prose(words.event.below),
    titled(content),
    listed(facts.filter((fact) => !isPlace(fact))),
  ];
}

function about(
  { words, aboutHeading, moreAt, flyers }: ReminderContent,
  { paragraphs, isCut }: Shortened,
): Block[] {
  return [
    paragraphs.length > 0 ? heading(aboutHeading) : null,
    ...paragraphs.map(prose),
    isCut ? withAddress(words.event.readMore, moreAt) : null,
    ...flyers.map((address) => withAddress(`${words.event.flyer}:`, address)),
  ];
}

const questions = ({ words, askForAccommodations }: ReminderContent): Block[] => [
  heading(words.event.accommodations),
  prose(askForAccommodations),
];

function help({ words, helpLines }: ReminderContent): Block[] {
  if (helpLines.length === 0) return [];
  const lines = helpLines.map(({ name, ways }) => [name, ...ways].map(prose).join('\n'));
  return [heading(words.help.title), ...lines];
}

/** The person's own parts stand here, and nowhere else but the link to join of those who have a place. */
const footer = ({ words, signUpAddress, agency }: ReminderContent): Block[] => [
  '---',
  `${prose(words.footer.why)}\n{{lists_text}}`,
  `${prose(words.footer.leaveLong)}\n{{unsubscribe}}`,
  `${prose(words.footer.changeLong)}\n{{manage}}\n${prose(words.footer.yoursAlone)}`,
  withAddress(words.footer.signUpLong, signUpAddress),
  `${prose(`${agency.name}\n${agency.postalAddress}`)}\n${literal(agency.page)}`,
];
