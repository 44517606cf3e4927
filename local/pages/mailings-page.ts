/** All mailings, the newest first: how each stands, and how many it reached. */
import { html } from 'hono/html';
import {
  barsOf,
  becauseInWords,
  MEANINGS,
  type Meaning,
  peopleByMeaning,
  progressInWords,
} from '../mailing-words.ts';
import type { NamedReport, Overview } from '../oversight.ts';
import { byDay } from './by-day.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { stackedBar } from './mailing-bars.ts';
import { promisesTable } from './promises-table.ts';
import { standingAlarms } from './standing-alarms.ts';

interface MailingsRequest {
  readonly overview: Overview;
  readonly note: string | null;
}

export function mailingsPage(view: View, { overview, note }: MailingsRequest): Html {
  const { alarms, brakes, mailings, levels } = overview;
  const content = html`
<div class="heading">
  <h1>Mailings</h1>
  <p>${counted(mailings.length, 'mailing has', 'mailings have')} begun. Who got it, who was missed, and what can be done about it.</p>
  ${brakes.everything || mailings.length === 0 ? '' : button({ action: '/_local/mailings/pause', label: 'Pause everything', quiet: true })}
</div>
${standingAlarms(alarms, view)}
${brakes.everything ? pausedCard(brakes.everything, view) : ''}
${mailings.length === 0 ? empty : byDay(mailings.map(happening), view)}
${promisesTable(levels)}`;
  return layout(view, { title: 'Mailings', section: 'Mailings', note, content });
}

const empty = html`<p class="empty">No mailing has begun yet. <a href="/_local">Press “Next reminder”</a>, and it is told of here.</p>`;

type Pause = NonNullable<Overview['brakes']['everything']>;

export const pausedCard = ({ since, because }: Pause, { moments }: View): Html => html`<section class="next">
  <div class="next-event">
    <h2>Everything is paused</h2>
    <p>Since ${moments.both(new Date(since))}: ${becauseInWords(because)}. No mailing is sent until you go on; letters are.</p>
  </div>
  ${button({ action: '/_local/mailings/resume', label: 'Go on with everything' })}
</section>`;

const happening = (named: NamedReport) => ({ at: new Date(named.report.startedAt), row: row(named) });

const row = ({ title, report }: NamedReport): Html => html`
<p class="line"><a class="subject" href="/_local/mailings/${report.id}">${title}</a> ${badge(report)}</p>
${stackedBar(barsOf(report))}
<p class="people">${inShort(report)}</p>`;

/** How it stands, with a colour where it needs a person. */
export const badge = (report: NamedReport['report']): Html =>
  html`<span class="badge ${report.progress}">${progressInWords(report)}</span>`;

function inShort({ counts, people }: NamedReport['report']): string {
  const number = (amount: number) => amount.toLocaleString('en-US');
  const { reached, ...others } = peopleByMeaning(counts);
  return [
    `${number(reached)} reached of ${counts['not-begun'] > 0 ? 'about ' : ''}${counted(people, 'person', 'people')}`,
    ...(Object.entries(others) as [Meaning, number][])
      .filter(([, amount]) => amount > 0)
      .map(([meaning, amount]) => `${number(amount)} ${MEANINGS[meaning].toLowerCase()}`),
  ].join(' · ');
}
