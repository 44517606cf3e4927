/** One mailing: a bar per state, why people were not reached, who they are, and what can be done. */
import { html } from 'hono/html';
import type { Brakes } from '../../core/mailing/brake.store.ts';
import type { MailingReport, Unreached } from '../../core/mailing/report.ts';
import { barsOf, progressExplained, stateInWords } from '../mailing-words.ts';
import type { NamedReport, Shown } from '../oversight.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { barTable, stackedBar } from './mailing-bars.ts';
import { badge, pausedCard } from './mailings-page.ts';

interface MailingRequest {
  readonly named: NamedReport;
  /** The first of those who were not reached. */
  readonly people: readonly (Unreached & Shown)[];
  /** What is paused, this mailing or others. */
  readonly brakes: Brakes;
  readonly note: string | null;
}

export function mailingPage(view: View, { named, people, brakes, note }: MailingRequest): Html {
  const { title, report } = named;
  const bars = barsOf(report);
  const explained = progressExplained(report);
  const content = html`
<div class="heading">
  <p class="back"><a href="/_local/mailings">← Mailings</a></p>
  <h1>${title}</h1>
  <p>${badge(report)}${explained ? ` ${explained}` : ''}</p>
</div>
${brakes.everything && report.progress !== 'finished' ? pausedCard(brakes.everything, view) : ''}
<section>
  <h2>${report.counts['not-begun'] > 0 ? 'About ' : ''}${counted(report.people, 'person', 'people')}</h2>
  ${stackedBar(bars)}
  ${barTable(bars)}
</section>
${todo(report)}
${reasons(report)}
${whoWasNotReached(report, people)}
${facts(report, view)}
${brake(report, brakes)}`;
  return layout(view, { title, section: 'Mailings', note, content });
}

const pathOf = ({ id }: MailingReport, action: string) => `/_local/mailings/${id}/${action}`;

/** What an operator can decide now; nothing where nothing is open. */
function todo(report: MailingReport): Html | string {
  const { missed, isOfUse, counts } = report;
  const parts = [
    missed > 0 && (isOfUse ? resendForm(report) : tooLateToResend(report)),
    counts.uncertain > 0 && settleForms(report),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : html`<section class="todo">${parts}</section>`;
}

const resendForm = (report: MailingReport): Html => html`<div>
  <h2>${counted(report.missed, 'person was', 'people were')} missed</h2>
  <p>Sent again, it goes to exactly them; whoever has left meanwhile is left alone.</p>
  ${button({ action: pathOf(report, 'resend'), label: `Send it again to ${counted(report.missed, 'person', 'people')}` })}
</div>`;

const tooLateToResend = (report: MailingReport): Html => html`<div>
  <h2>${counted(report.missed, 'person was', 'people were')} missed</h2>
  <p>It is of no use any more: to send it now would be worse than silence.</p>
</div>`;

const settleForms = (report: MailingReport): Html => html`<div>
  <h2>Of ${counted(report.counts.uncertain, 'person', 'people')} nobody knows whether it was sent</h2>
  <p>No answer of SES, and no proof since. If you take it that it was not sent, ${report.isOfUse ? 'they are sent it again, and whoever had it gets a second copy' : 'they are skipped as too late'}.</p>
  <div class="buttons">
    ${button({ action: pathOf(report, 'settle'), label: 'It was sent', fields: { as: 'sent' }, quiet: true })}
    ${button({ action: pathOf(report, 'settle'), label: 'It was not sent', fields: { as: 'not-sent' }, quiet: true })}
  </div>
</div>`;

function reasons({ reasons: all, rangesNotLookedInto }: MailingReport): Html | string {
  if (all.length === 0) return '';
  return html`<section>
  <h2>Why</h2>
  <ul class="reasons">${all.map(
    ({ state, reason, people }) =>
      html`<li><strong>${people.toLocaleString('en-US')} ${stateInWords(state)}</strong> <code>${reason}</code></li>`,
  )}</ul>
  ${rangesNotLookedInto > 0 ? html`<p><small>${counted(rangesNotLookedInto, 'range was', 'ranges were')} not looked into: there are too many.</small></p>` : ''}
</section>`;
}

function whoWasNotReached(
  { unreached }: MailingReport,
  people: readonly (Unreached & Shown)[],
): Html | string {
  if (people.length === 0) return '';
  const more = unreached.length - people.length;
  return html`<section>
  <h2>Who was not reached</h2>
  <ul class="everyone">${people.map(
    ({ id, address, state }) =>
      html`<li>${address ?? html`<code>${id.slice(0, 8)}</code> nothing is kept any more,`} <small>${stateInWords(state)}</small></li>`,
  )}</ul>
  ${more > 0 ? html`<p class="more">and ${more.toLocaleString('en-US')} more</p>` : ''}
</section>`;
}

function facts({ id, startedAt, finishedAt, useUntil, isOfUse }: MailingReport, { moments }: View): Html {
  const moment = (instant: string) =>
    html`<time datetime="${instant}">${moments.both(new Date(instant))}</time>`;
  return html`<section>
  <h2>When</h2>
  <dl class="when">
    <div class="fact"><dt>Began</dt><dd>${moment(startedAt)}</dd></div>
    ${finishedAt ? html`<div class="fact"><dt>Finished</dt><dd>${moment(finishedAt)}</dd></div>` : ''}
    <div class="fact"><dt>Of use until</dt><dd>${moment(useUntil)}${isOfUse ? '' : ', which is over'}</dd></div>
    <div class="fact"><dt>Id</dt><dd><code>${id}</code></dd></div>
  </dl>
</section>`;
}

/** Nothing for a mailing of which nothing is left to send; nor is one paused while everything is. */
function brake(report: MailingReport, { everything, mailings }: Brakes): Html | string {
  if (report.progress === 'finished') return '';
  if (mailings.includes(report.id))
    return button({ action: pathOf(report, 'resume'), label: 'Go on with this mailing' });
  if (everything) return '';
  return button({ action: pathOf(report, 'pause'), label: 'Pause this mailing', quiet: true });
}
