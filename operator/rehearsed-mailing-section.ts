/** One mailing on a rehearsal's page: when, what, to whom, and every wording as it arrived. */
import { sep } from 'node:path';
import { type Markup, markup } from '../core/email/markup.ts';
import { counted, thousands } from './counted.ts';
import type { RehearsedMailing, RehearsedVariant } from './rehearsal.ts';
import { anchorOf } from './rehearsal-timeline.ts';
import { dayInFull, inFull, isMidnight, type LocalMoment, localMoment } from './rehearsal-times.ts';
import { kindWords, reminderWords, titleOf, variantName } from './rehearsal-wording.ts';

/** Messages that are linked in the open; the others wait behind "and 47 more". */
const SHOWN = 3;

/** The section, with a heading of the third level. */
export function mailingSection(mailing: RehearsedMailing, number: number, timeZone: string): Markup {
  const anchor = anchorOf(number);
  const due = localMoment(mailing.dueAt, timeZone);
  return markup`
<section class="mailing" id="${anchor}" aria-labelledby="${anchor}-title ${anchor}-reminder" data-kind="${mailing.kind}">
<p class="kicker"><span class="kind">${kindWords(mailing.kind)}</span> <span id="${anchor}-reminder">${reminderWords(mailing, timeZone)}</span></p>
<h3 id="${anchor}-title"><bdi>${titleOf(mailing)}</bdi></h3>
<p class="due">Due <time datetime="${mailing.dueAt}">${inFull(due)}</time></p>
${facts(mailing, timeZone)}
${
  mailing.variants.length === 0
    ? markup`<p class="none">No copy of this mailing reached the inbox.</p>`
    : markup`<div class="variants">${mailing.variants.map((variant) => variantArticle(variant, titleOf(mailing)))}
</div>`
}
</section>`;
}

function facts(mailing: RehearsedMailing, timeZone: string): Markup {
  const rows: [string, string | Markup][] = [
    ...(mailing.startsAt === null ? [] : [eventRow(localMoment(mailing.startsAt, timeZone))]),
    ['Subject', markup`<bdi>${mailing.subject}</bdi>`],
    ['Lists', mailing.lists.length > 0 ? mailing.lists.join(', ') : 'none: those who asked for this event'],
    ['People', outcome(mailing)],
  ];
  return markup`<dl class="facts">${rows.map(
    ([name, value]) => markup`
<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}
</dl>`;
}

const eventRow = (starts: LocalMoment): [string, string] => [
  'Event',
  isMidnight(starts) ? `${dayInFull(starts)}, all day` : inFull(starts),
];

const outcome = ({ recipients, sent, failed, skipped }: RehearsedMailing): Markup =>
  markup`${thousands(recipients)}: ${thousands(sent)} sent, <span class="${failed > 0 ? 'bad' : 'fine'}">${thousands(
    failed,
  )} failed</span>, ${thousands(skipped)} skipped`;

/** The mail itself is shown without any rights: it can run nothing and lead nowhere. */
function variantArticle(variant: RehearsedVariant, title: string): Markup {
  const name = variantName(variant);
  return markup`
<article class="variant">
<h4>${name}</h4>
<p class="subject"><bdi lang="${variant.language}">${variant.subject}</bdi></p>
<iframe src="${href(variant.htmlFile)}" title="${`${title}: the mail, ${name}`}" loading="lazy" sandbox=""></iframe>
<p class="files"><a href="${href(variant.textFile)}">Plain text<span class="unseen">, ${name}</span></a>
<a href="${href(variant.htmlFile)}">HTML<span class="unseen">, ${name}</span></a></p>
${messages(variant.emlFiles)}
</article>`;
}

function messages(files: readonly string[]): Markup {
  const links = files.map((file, index) => markup`<li><a href="${href(file)}">copy ${index + 1}</a></li> `);
  const more = links.slice(SHOWN);
  return markup`<div class="copies"><p>${counted(files.length, 'message')} as sent:</p>
<ul>${links.slice(0, SHOWN)}</ul>${
    more.length > 0 &&
    markup`
<details><summary>and ${thousands(more.length)} more</summary><ul>${more}</ul></details>`
  }</div>`;
}

/** A file below the page's folder as a relative address, whatever signs its name holds. */
const href = (file: string): string => `./${file.split(sep).map(encodeURIComponent).join('/')}`;
