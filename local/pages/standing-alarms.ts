/** What needs a person: the sweep's alarms that stand, at the top of the pages that an operator sees first. */
import { html } from 'hono/html';
import type { StandingAlarm } from '../../core/sweep/alarm.ts';
import type { Html, View } from './layout.ts';

/** An alarm as its first words. */
const HEADINGS: Readonly<Record<StandingAlarm['kind'], string>> = {
  'not-started': 'A mailing does not start',
  'nothing-sent': 'Nobody has been sent anything',
  'range-stuck': 'A mailing does not end',
  'account-stopped': 'SES takes no mail of ours',
  'quota-spent': 'The quota is used up',
  'paused-for-reputation': 'Everything is paused',
  paused: 'Paused, and people wait',
  'too-late': 'Not everybody was reached in time',
  'sweep-failed': 'The sweep failed',
};

/** Nothing where none stands. */
export const standingAlarms = (alarms: readonly StandingAlarm[], { moments }: View): Html | string =>
  alarms.length === 0
    ? ''
    : html`<section class="warning alarms" aria-label="Alarms">
  <ul>${alarms.map(
    ({ kind, subject, says, since }) => html`<li>
    <strong>${HEADINGS[kind]}</strong> <small>since ${moments.both(new Date(since))}, ${kind}</small>
    <p>${says}</p>
    ${/^\d{4}-/.test(subject) && kind !== 'not-started' ? html`<p><a href="/_local/mailings/${subject}">Look at the mailing</a></p>` : ''}
  </li>`,
  )}</ul>
</section>`;
