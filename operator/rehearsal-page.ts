/** A rehearsed month as one HTML file that is opened from disk: the verdict, the timeline, every mailing. */
import { type Markup, markup } from '../core/email/markup.ts';
import { thousands } from './counted.ts';
import type { Rehearsal, RehearsedMailing } from './rehearsal.ts';
import { REHEARSAL_LOOK } from './rehearsal-look.ts';
import { anchorOf, timeline } from './rehearsal-timeline.ts';
import { inColumns, inFull, localMoment, zoneInFull } from './rehearsal-times.ts';
import { verdictOf } from './rehearsal-verdict.ts';
import { audienceWords, kindWords, NOT_REHEARSED, reminderWords, titleOf } from './rehearsal-wording.ts';
import { mailingSection } from './rehearsed-mailing-section.ts';

/** Nothing is loaded but the mails beside the page, and nothing runs. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:; base-uri 'none'; form-action 'none'";

/** The page; it links to the rehearsal's files by addresses relative to its folder. */
export function rehearsalPage(rehearsal: Rehearsal): string {
  const { agency, calendars, mailings } = rehearsal;
  const name = calendars.join(', ') || agency.name;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Rehearsal: ${name}</title>
<style>${REHEARSAL_LOOK}</style>
</head>
<body>
<header>
<p class="agency"><bdi>${agency.name}</bdi></p>
<h1><span>Rehearsal</span> <bdi>${name}</bdi></h1>
</header>
<main>
${verdictPanel(rehearsal)}
${mailings.length > 0 && month(rehearsal)}
</main>
<footer>${footer(rehearsal)}</footer>
</body>
</html>
`;
  return page.toString();
}

function verdictPanel(rehearsal: Rehearsal): Markup {
  const { totals, deadLetters } = rehearsal;
  const { well, headline, findings } = verdictOf(rehearsal);
  return markup`<section class="verdict ${well ? 'well' : 'amiss'}" aria-labelledby="verdict">
<h2 id="verdict"><span class="sign" aria-hidden="true">${well ? '✓' : '!'}</span>${headline}</h2>
${findings.length > 0 && markup`<ul>${findings.map((finding) => markup`<li>${finding}</li>`)}</ul>`}
<dl class="totals">
${total('People', totals.recipients)}${total('Messages', totals.messages)}
${fault('Duplicates', totals.duplicates)}${fault('Missing', totals.missing)}${fault('Dead letters', deadLetters)}
</dl>
<p>${NOT_REHEARSED}</p>
</section>`;
}

const total = (name: string, amount: number): Markup =>
  markup`<div><dt>${name}</dt><dd>${thousands(amount)}</dd></div>`;

/** A number that ought to be 0. */
const fault = (name: string, amount: number): Markup =>
  amount === 0
    ? total(name, amount)
    : markup`<div class="bad"><dt>${name}</dt><dd>${thousands(amount)}</dd></div>`;

function month(rehearsal: Rehearsal): Markup {
  const { mailings, agency, startedAt } = rehearsal;
  return markup`<section aria-labelledby="month">
<h2 id="month">The month</h2>
<p class="zone">Times are in ${zoneInFull(localMoment(startedAt, agency.timeZone))}.</p>
${timeline(rehearsal)}
${mailingsTable(rehearsal)}
</section>
<section aria-labelledby="mailings">
<h2 id="mailings">Every mailing</h2>
${mailings.map((mailing, index) => mailingSection(mailing, index + 1, agency.timeZone))}
</section>`;
}

function mailingsTable({ mailings, agency: { timeZone } }: Rehearsal): Markup {
  const row = (mailing: RehearsedMailing, index: number) => markup`
<tr><td><time datetime="${mailing.dueAt}">${inColumns(localMoment(mailing.dueAt, timeZone))}</time></td>
<th scope="row"><a href="#${anchorOf(index + 1)}"><bdi>${titleOf(mailing)}</bdi></a></th>
<td>${kindWords(mailing.kind)}</td><td>${reminderWords(mailing, timeZone)}</td>
<td>${audienceWords(mailing)}</td><td class="number">${thousands(mailing.sent)}</td>
<td class="number">${thousands(mailing.failed)}</td><td class="number">${thousands(mailing.skipped)}</td></tr>`;
  return markup`<details class="as-table"><summary>The same as a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Mailings as a table">
<table><thead><tr><th scope="col">Local time</th><th scope="col">Event</th><th scope="col">Kind</th>
<th scope="col">Reminder</th><th scope="col">Audience</th><th scope="col" class="number">Sent</th>
<th scope="col" class="number">Failed</th><th scope="col" class="number">Skipped</th></tr></thead>
<tbody>${mailings.map(row)}
</tbody></table></div></details>`;
}

function footer({ startedAt, endedAt, agency: { timeZone } }: Rehearsal): Markup {
  const [from, to] = [startedAt, endedAt].map((instant) => inFull(localMoment(instant, timeZone)));
  return markup`<p>The rehearsal’s clock ran from ${from} to ${to}. The people are made up, and nobody was mailed.
People, messages, duplicates and missing are counted in the inbox; sent, failed and skipped in the ledger.</p>`;
}
