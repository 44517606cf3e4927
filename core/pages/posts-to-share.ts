/** Posts to copy for Awareness Day, and what to think of first. One press marks a whole post; where there is a script, another copies it. */
import { type Post, postsOf } from '../awareness-day/posts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import type { Month } from '../month/month.ts';
import { inLanguage, SAFETY_PATH } from './addresses.ts';
import type { Reader } from './page-frame.ts';

interface Sharing extends Pick<Reader, 'agency'> {
  readonly words: Catalogue;
  readonly month: Month | null;
}

/** The tag under which posts are found; people and calendars write it so. */
const TAG = '#WearBlueDay';

export function postsToShare({ agency, words, month }: Sharing): Markup {
  const { awarenessDay } = words;
  const posts = postsOf({ agency, words, month });
  return markup`<section aria-labelledby="posts"><h2 id="posts">${awarenessDay.postsTitle}</h2>
<p>${fill(awarenessDay.postsLead, { tag: TAG })}</p>
${beforePosting({ agency, words })}
${posts.map((post, index) => onePost(post, index + 1, words))}</section>`;
}

function beforePosting({ agency, words }: Pick<Sharing, 'agency' | 'words'>): Markup {
  const { beforeTitle, before, safety, safetyLink } = words.awarenessDay;
  return markup`<div class="note"><h3>${beforeTitle}</h3>
<ul>${before.map((advice) => markup`<li>${advice}</li>`)}</ul>
<p>${safety} <a href="${inLanguage(SAFETY_PATH, words.tag, agency)}">${safetyLink}</a></p></div>`;
}

/** The button is there for whoever has the script, which shows it. */
function onePost(post: Post, number: number, words: Catalogue): Markup {
  const { awarenessDay } = words;
  const id = `post-${number}`;
  return markup`
<div class="panel"><h3>${fill(awarenessDay.post, { number: String(number) })}</h3>
<p class="post" id="${id}">${post.text}</p>
<p class="quiet">${lengthInWords(post, words)}</p>
<p><button type="button" class="second" data-copies="${id}" aria-describedby="${id}" hidden>${awarenessDay.copy}</button> <span role="status" data-done="${awarenessDay.copied}"></span></p></div>`;
}

function lengthInWords({ characters, fits, tooLongFor }: Post, { locale, awarenessDay }: Catalogue): string {
  const list = new Intl.ListFormat(locale);
  const values = {
    count: characters.toLocaleString(locale),
    networks: list.format(fits.length > 0 ? fits : tooLongFor),
    others: list.format(tooLongFor),
  };
  if (tooLongFor.length === 0) return fill(awarenessDay.fits, values);
  return fill(fits.length === 0 ? awarenessDay.tooLong : awarenessDay.fitsSome, values);
}
