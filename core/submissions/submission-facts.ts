/** What was submitted, field by field, as plain text: for letters, where nothing of it may be a link. */
import type { Agency } from '../agency/agency.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { whenOf, zoneInWords } from '../languages/when.ts';
import type { Detail } from '../letters/letter-content.ts';
import { communityEvent } from './community-event.ts';
import type { CheckedFlyer } from './flyer.ts';
import type { Submission, SubmittedEvent, SubmittedResource } from './submission.ts';
import { unclickable } from './unclickable.ts';

export interface FactsInput {
  readonly agency: Agency;
  readonly words: Catalogue;
}

/** Those that were answered. */
export function submissionFacts(
  submission: Pick<Submission, 'id' | 'content' | 'flyer'>,
  input: FactsInput,
): Detail[] {
  const { content, flyer } = submission;
  const told =
    content.type === 'event' ? eventFacts(content, submission, input) : resourceFacts(content, input);
  const { fields } = input.words.submissions;
  const flyerLines = flyer ? flyerInWords(flyer, input.words) : [];
  return [...told, [fields.flyer, flyerLines] as const]
    .map(([label, lines]) => ({
      label,
      lines: lines.filter((line) => line !== null && line !== '').map((line) => unclickable(String(line))),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** What it is and is called, with the way to it. */
export const submissionInBrief = (
  { content }: Pick<Submission, 'content'>,
  { submissions: { moderate }, letters }: Catalogue,
  address: string,
): Detail => ({
  label: content.type === 'event' ? moderate.kindEvent : moderate.kindResource,
  lines: [unclickable(content.title)],
  link: { label: letters.submission.decide, address },
});

type Told = readonly (readonly [string, readonly (string | null)[]])[];

function eventFacts(
  content: SubmittedEvent,
  submission: Pick<Submission, 'id' | 'flyer'>,
  { agency, words }: FactsInput,
): Told {
  const { fields } = words.submissions;
  const event = communityEvent(submission, content, { agency, zoneData: '' });
  return [
    [fields.title, [content.title]],
    [fields.kind, [words.kindLabels[content.kind]]],
    [words.event.when, [whenOf(event, words), content.hours && zoneInWords(agency.timeZone, words)]],
    [fields.location, [content.location]],
    [fields.conference, [content.conference]],
    [fields.link, [content.link]],
    [fields.presenters, content.presenters],
    [fields.contact, [content.contact]],
    [fields.about, content.about.split('\n')],
  ];
}

function resourceFacts(content: SubmittedResource, { words }: FactsInput): Told {
  const { fields, kinds } = words.submissions;
  return [
    [fields.title, [content.title]],
    [fields.kind, [kinds[content.kind]]],
    [fields.by, [content.by]],
    [fields.resourceLink, [content.link]],
    [fields.about, content.about.split('\n')],
    [fields.note, [content.note]],
  ];
}

/** What the check found, for those who decide. */
export function flyerInWords(flyer: CheckedFlyer, { submissions: { moderate } }: Catalogue): string[] {
  if (flyer.type === 'text') return [moderate.text];
  const { pages, pagesWithoutText, tagged } = flyer;
  return [
    fill(moderate.pdf, { pages: String(pages) }),
    ...(tagged ? [] : [moderate.untagged]),
    ...(pagesWithoutText > 0 ? [fill(moderate.withoutText, { pages: String(pagesWithoutText) })] : []),
  ];
}
