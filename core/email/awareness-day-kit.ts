/** What a reminder of Awareness Day brings beside the day: a post to copy, what to think of first, and the way to the rest. */
import { isAwarenessDay } from '../awareness-day/awareness-day.ts';
import { postsOf } from '../awareness-day/posts.ts';
import { awarenessDayPath, SAFETY_PATH, SIGNATURE_BLOCK_ID } from '../pages/addresses.ts';
import { type Block, textHeading, textProse, withAddress } from './event-mailing-text.ts';
import { boxed, heading, labelled, mailLink, paragraph } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { isPast } from './occasion.ts';
import { pageAddress } from './page-address.ts';
import { linked } from './prose.ts';
import type { ContentInput } from './reminder-content.ts';

/** The kit, before it becomes HTML or plain text. */
export interface AwarenessDayKit {
  readonly words: ContentInput['words']['awarenessDay'];
  readonly post: string;
  readonly page: string;
  readonly safety: string;
  readonly signatureBlock: string;
}

/** null for every other event, and once the day is over: nobody posts for yesterday. */
export function awarenessDayKit(input: ContentInput): AwarenessDayKit | null {
  const { event, occasion, words } = input;
  const [post] = postsOf(input);
  if (!isAwarenessDay(event) || isPast(occasion) || !post) return null;
  const page = pageAddress(awarenessDayPath(event.year), input);
  return {
    ...{ words: words.awarenessDay, post: post.text, page },
    safety: pageAddress(SAFETY_PATH, input),
    signatureBlock: `${page}#${SIGNATURE_BLOCK_ID}`,
  };
}

const link = (address: string): Markup => mailLink(address, address);

export const kitHtml = ({ words, post, page, safety, signatureBlock }: AwarenessDayKit): Markup => markup`
${heading(words.mail.title)}
${paragraph(words.mail.post)}
${boxed(linked(post, mailLink))}
${labelled(words.beforeTitle, words.beforeShort)}
${labelled(words.safety, mailLink(safety, words.safetyLink))}
${labelled(words.mail.page, link(page))}
${labelled(words.mail.block, link(signatureBlock))}`;

export const kitText = ({ words, post, page, safety, signatureBlock }: AwarenessDayKit): Block[] => [
  textHeading(words.mail.title),
  `${textProse(words.mail.post)}\n\n${textProse(post)}`,
  textProse(`${words.beforeTitle}:\n${words.beforeShort}`),
  withAddress(`${words.safety} ${words.safetyLink}:`, safety),
  withAddress(words.mail.page, page),
  withAddress(words.mail.block, signatureBlock),
];
