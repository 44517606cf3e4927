/** What erasing means, said before the button that does it. */
import { markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { formFrame } from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** @param input `action`: the path of the person's choices, to which the button posts */
export function erasePage({ agency, language, action }: Reader & { readonly action: string }): string {
  const words = catalogueFor(language, agency);
  const { manage } = words;
  const what = [manage.erasePlaces, manage.eraseLists, manage.eraseData, manage.eraseLinks];
  const main = markup`<div class="narrow"><h1>${manage.eraseTitle}</h1>
<p class="lead">${manage.eraseIntro}</p>
<ul>${what.map((text) => markup`<li>${text}</li>`)}</ul>
<p>${manage.eraseStays}</p>
<p>${manage.eraseMail}</p>
${formFrame({ agency, language: words.tag, path: action, button: manage.eraseButton }, [
  markup`<input type="hidden" name="action" value="erase">`,
])}
<p><a href="${inLanguage(action, words.tag, agency)}">${manage.eraseBack}</a></p></div>`;
  return pageFrame({ agency, words, title: manage.eraseTitle, main, path: null });
}
