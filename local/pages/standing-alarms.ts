/** What needs a person: the sweep's alarms that stand, at the top of the pages that an operator sees first. */
import { html } from 'hono/html';
import type { NamedAlarm } from '../oversight.ts';
import type { Html, View } from './layout.ts';

/** An alarm as its first words. */
const HEADINGS: Readonly<Record<NamedAlarm['kind'], string>> = {
  'not-started': 'A mailing does not start',
  'never-begun': 'A mailing never began',
  'nothing-sent': 'Nobody has been sent anything',
  'range-stuck': 'A mailing does not end',
  'account-stopped': 'SES takes no mail of ours',
  'quota-spent': 'The quota is used up',
  'paused-for-reputation': 'Everything is paused',
  paused: 'Paused, and people wait',
  'too-late': 'Not everybody was reached in time',
  'confirmations-broken': 'Letters to confirm come late, or never',
  'submission-stuck': 'A submission waits for nobody',
  'sweep-failed': 'The sweep failed',
};

/** Nothing where none stands. */
export const standingAlarms = (alarms: readonly NamedAlarm[], { moments }: View): Html | string =>
  alarms.length === 0
    ? ''
    : html`<section class="warning alarms" aria-label="Alarms">
  <ul>${alarms.map(
    ({ kind, subject, title, says, since }) => html`<li>
    <strong>${HEADINGS[kind]}</strong>
    <p>${title === null ? '' : html`<a href="/_local/mailings/${subject}">${title}</a>: `}${says}</p>
    <p><small>Since ${moments.both(new Date(since))}. What to do: docs/runbook.md, ${kind}</small></p>
  </li>`,
  )}</ul>
</section>`;
