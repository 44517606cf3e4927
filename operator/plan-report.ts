/** A plan for people to read: what would change, event by event, what it comes to, and what wants their consent. */
import { shownHash } from '../core/approvals/approval-hash.ts';
import { APPROVERS } from '../core/approvals/unapproved.ts';
import { isError, type Problem, printProblem } from '../core/calendar/problem.ts';
import { eventsDataOf } from '../core/contract/deployed-stack.ts';
import type { EventFate, PlannedEvent } from '../core/plan/plan.ts';
import { dollars } from './cost/figures.ts';
import { counted, thousands } from './counted.ts';
import { instantIn, timeOfDayIn, whenOf } from './local-time.ts';
import { plain } from './mailings-list.ts';
import { FATES, plannedEventLines, remindersInWords } from './plan-event-text.ts';
import { publicationLines } from './plan-publications-text.ts';
import { remindersOf } from './plan-totals.ts';
import type { CalendarChange, PlanView } from './plan-view.ts';
import { commandOn, wordsFor } from './which-stack.ts';
import { wrap } from './wrapped-text.ts';

/** Most events of one fate that are shown. */
const MOST_SHOWN = 20;
/** Most warnings of the files that are shown, and most of the plan. */
const MOST_PROBLEMS = 10;
const MOST_WARNINGS = 20;

/** Every section that has something to say, an empty line before each. */
export function planReport(view: PlanView): string {
  const sections = [
    headLines(view),
    calendarLines(view),
    publicationLines(view.publications, view.agency),
    ...eventSections(view),
    waitingLines(view),
    announcementLines(view),
    totalLines(view),
    warningLines(view),
    consentLines(view),
    approvalLines(view),
    endLines(view),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `\n${lines.map((line) => `${line.trimEnd()}\n`).join('')}`)
    .join('');
}

/** What is wrong with files that a deploy would refuse. */
export function refusalReport(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  return [
    ...problems.map(printProblem),
    '',
    `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}. A deploy would refuse this, so there is nothing to plan.`,
    '',
  ].join('\n');
}

/** Whether nothing that anybody sees is another. */
const isNothingToDo = ({
  plan,
  calendars,
  publications,
}: Pick<PlanView, 'plan' | 'calendars' | 'publications'>): boolean =>
  [plan.events, calendars, publications].every((changes) => changes.length === 0) && !plan.agencyChanges;

function headLines(view: PlanView): string[] {
  const { eventsData, isFirst, now, agency } = view;
  const when = instantIn(agency.timeZone, now.toISOString());
  if (isFirst)
    return wrap(`Nothing is in force yet (${when}): everything in ${eventsData} is added.`, '', '');
  if (isNothingToDo(view))
    return wrap(`Nothing to do: what is in force (${when}) says all that ${eventsData} says.`, '', '');
  return wrap(`The calendars in ${eventsData} against what is in force, ${when}:`, '', '');
}

const CALENDAR_FATES: Readonly<Record<CalendarChange['fate'], string>> = {
  added: '+ new',
  changed: '~ another name or introduction',
  gone: '- gone',
};

const calendarLines = ({ calendars, plan }: PlanView): string[] => [
  ...calendars.map(({ year, fate }) => `${CALENDAR_FATES[fate]}: the calendar of ${year}`),
  ...(plan.agencyChanges
    ? ['~ changed: the agency file; pages, and mail from then on, say what it says now']
    : []),
];

function eventSections(view: PlanView): string[][] {
  const byFate = Map.groupBy(view.plan.events, ({ fate }) => fate);
  return (Object.keys(FATES) as EventFate[]).flatMap((fate) => eventsOfFate(byFate.get(fate) ?? [], view));
}

function eventsOfFate(events: readonly PlannedEvent[], view: PlanView): string[][] {
  const left = events.length - MOST_SHOWN;
  return [
    ...events.slice(0, MOST_SHOWN).map((event) => plannedEventLines(event, view)),
    ...(left > 0 && events[0]
      ? [
          [
            `${FATES[events[0].fate].sign} and ${thousands(left)} more ${FATES[events[0].fate].words} (--json names all)`,
          ],
        ]
      : []),
  ];
}

function waitingLines({ waiting, agency }: PlanView): string[] {
  if (waiting.length === 0) return [];
  return [
    'Loaded before, and still to be told to whoever was promised it:',
    ...waiting.flatMap(({ event, notice }) =>
      wrap(
        `${plain(event.summary)} (${whenOf(event)}), at ${timeOfDayIn(agency.timeZone, notice.dueAt)}`,
        '  ',
        '    ',
      ),
    ),
  ];
}

/** Which events people would be told of as such, and when. */
const announcementLines = ({ plan, agency }: PlanView): string[] =>
  plan.announcements.flatMap(({ year, dueAt, whole, events, people, isCaused }) => {
    const [first] = events;
    const what = whole
      ? `the programme of ${year}, ${counted(events.length, 'event')}`
      : events.length === 1 && first
        ? `${plain(first.summary)}, as new`
        : `${counted(events.length, 'new event')} of ${year}`;
    const when = instantIn(agency.timeZone, dueAt);
    const caused = isCaused ? ' if it is deployed now' : ', the day in the agency file';
    return wrap(
      `* told on ${when}${caused}, to about ${counted(people, 'person', 'people')}: ${what}`,
      '',
      '    ',
    );
  });

const LABEL = 11;

const total = (label: string, text: string): string => `${label.padEnd(LABEL)}${text}`;

function totalLines(view: PlanView): string[] {
  const { plan, agency, usd } = view;
  if (isNothingToDo(view)) return [];
  const allowed = `${thousands(agency.notices.most)} are allowed unasked (notices.most of the agency file)`;
  return [
    total('Events', eventsInWords(plan)),
    total('Reminders', remindersInWords(remindersOf(plan.events)) || 'as they are'),
    total(
      'Told',
      plan.people === 0 ? 'nobody' : `about ${counted(plan.people, 'person', 'people')} at most; ${allowed}`,
    ),
    ...(plan.people === 0
      ? []
      : [total('Cost', `${costInWords(usd)} for this mail, by SES’s plan Essentials`)]),
  ];
}

const CENT = 0.01;

const costInWords = (usd: number): string => (usd < CENT ? 'less than a cent' : `about ${dollars(usd)}`);

function eventsInWords({ events, unchanged }: PlanView['plan']): string {
  const byFate = Map.groupBy(events, ({ fate }) => fate);
  const parts = (Object.entries(FATES) as [EventFate, { words: string }][])
    .map(([fate, { words }]) => ({ words, amount: byFate.get(fate)?.length ?? 0 }))
    .filter(({ amount }) => amount > 0)
    .map(({ words, amount }) => `${thousands(amount)} ${words}`);
  return [...parts, ...(unchanged > 0 ? [`${thousands(unchanged)} as they are`] : [])].join(', ') || 'none';
}

function warningLines({ problems, warnings }: PlanView): string[] {
  const left = warnings.length - MOST_WARNINGS;
  const all = [
    ...(problems.length > MOST_PROBLEMS
      ? [`${thousands(problems.length)} about the files: npm run calendar -- check shows them`]
      : problems.map(printProblem)),
    ...warnings.slice(0, MOST_WARNINGS).map(({ says }) => says),
    ...(left > 0 ? [`and ${thousands(left)} more (--json names all)`] : []),
  ];
  return all.length === 0 ? [] : ['Warnings', ...all.flatMap((text) => wrap(plain(text), '  ', '    '))];
}

const consentLines = ({ needsConsent }: PlanView): string[] =>
  needsConsent.length === 0
    ? []
    : ['Stops until it is accepted', ...needsConsent.flatMap((reason) => wrap(plain(reason), '  ', '    '))];

function approvalLines({ approval, key }: PlanView): string[] {
  if (!approval) return [];
  const { mailings, hash, approvers } = approval;
  const isEnough = approvers.length >= APPROVERS;
  return [
    isEnough ? 'Approved by two operators' : 'Waits until two operators have approved it',
    ...mailings.flatMap((mailing) => wrap(plain(mailing), '  ', '    ')),
    `  Approved by: ${approvers.join(', ') || 'nobody yet'}`,
    ...(isEnough ? [] : [`  ${commandOn(key, 'mailings', 'approve', shownHash(hash))}`]),
  ];
}

function endLines(view: PlanView): string[] {
  const { plan, needsConsent, key } = view;
  const head = `Plan ${plan.hash}`;
  if (isNothingToDo(view)) return [head];
  const what = needsConsent.length > 0 ? 'to accept exactly this and carry it out' : 'to carry it out';
  const first = key === null ? ' (stop the service first, if it runs)' : '';
  return [`${head}; ${what}${first}:`, `  ${commandFor(view)}`];
}

/** What carries the plan out, with the hash only where it is asked for. */
function commandFor({ key, eventsData, plan, needsConsent }: PlanView): string {
  const accept = needsConsent.length > 0 ? plan.hash : null;
  const isUsual = eventsData === eventsDataOf(key?.agency ?? null);
  if (key === null) {
    const options = [
      ...(isUsual ? [] : ['--events-data', eventsData]),
      ...(accept === null ? [] : ['--accept', accept]),
    ];
    return ['npm start', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
  }
  return [
    `npm run deploy -- ${wordsFor(key)} …`,
    ...(isUsual ? [] : [`-c eventsData=${eventsData}`]),
    ...(accept === null ? [] : [`-c accept=${accept}`]),
  ].join(' ');
}
