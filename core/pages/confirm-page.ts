/** The page of a letter's link: what will happen, and one button. Opening it changes nothing: mail scanners open every link. */
import { type MarkupValue, markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** What a request is, said to whoever opened its link; addresses are masked. */
export interface DescribedRequest {
  /** One sentence that the button answers. */
  readonly question: string;
  readonly facts: readonly { readonly label: string; readonly text: MarkupValue }[];
  /** What is to be said of the facts. */
  readonly note?: string;
}

export interface ConfirmPageInput extends Reader {
  readonly described: DescribedRequest;
  /** The path of the link itself, to which the button posts. */
  readonly action: string;
}

export function confirmPage({ agency, language, described, action }: ConfirmPageInput): string {
  const words = catalogueFor(language, agency);
  const { title, nothingYet, button } = words.confirm;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${described.question}</p>
<dl class="facts">${described.facts.map(({ label, text }) => markup`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
${described.note ? markup`<p>${described.note}</p>` : ''}
<form method="post" action="${inLanguage(action, words.tag, agency)}"><p><button>${button}</button></p></form>
<p class="quiet">${nothingYet}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
