/** The way to the forms for what people submit; nothing where nobody would look at it. */
import { type Markup, markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import type { Submitted } from '../submissions/submission.ts';
import { takesSubmissions } from '../submissions/takes-submissions.ts';
import { inLanguage } from './addresses.ts';
import type { Reader } from './page-frame.ts';
import { SUBMIT_PATHS } from './submit-page.ts';

/** One of them, or both. */
export function inviteToSubmit(
  { agency }: Pick<Reader, 'agency'>,
  words: Catalogue,
  types: readonly Submitted['type'][] = ['event', 'resource'],
): Markup | null {
  if (!takesSubmissions(agency)) return null;
  return markup`${types.map((type) => {
    const { why, to } = words.submissions.invite[type];
    return markup`<p>${why} <a href="${inLanguage(SUBMIT_PATHS[type], words.tag, agency)}">${to}</a></p>
`;
  })}`;
}
