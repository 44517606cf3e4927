/** What an operator must have seen before it is done: mail to more people than usual, and events or newsletter issues that vanish. */
import type { Agency } from '../agency/agency.ts';
import type { Plan } from './plan.ts';
import { called } from './plan-warning.ts';

/** By which the error is known where only its name has come through: a function's answer. */
export const UNACCEPTED_PLAN = 'UnacceptedPlanError';

/** A plan has to be accepted first; nothing of it has been done. In lines, for a deploy's answer cuts long ones. */
export class UnacceptedPlanError extends Error {
  constructor(reasons: readonly string[], { hash }: Pick<Plan, 'hash'>, accepted: string | null) {
    const lines = [
      ...reasons,
      ...(accepted === null ? [] : [`What was accepted, ${accepted}, is another plan.`]),
      'Nothing has been changed. Look at it with npm run plan; to do exactly this, accept it: ' +
        `npm run deploy -- … -c accept=${hash} (on one machine: npm start -- --accept ${hash}).`,
    ];
    super(lines.join('\n'));
    this.name = UNACCEPTED_PLAN;
  }
}

/** Sentences for an operator; none where the plan may be carried out unasked. */
export function reasonsToAsk(
  { people, withdrawn, events, announcements, issuesTakenBack }: Plan,
  { notices }: Pick<Agency, 'notices'>,
): string[] {
  const titles = events.filter(({ fate }) => fate === 'withdrawn').map(({ event }) => called(event));
  return [
    ...(people > notices.most
      ? [
          `About ${people.toLocaleString('en-US')} people would be told of ${whatIsTold(announcements)}, and the agency file allows ${notices.most.toLocaleString('en-US')} unasked (notices.most).`,
        ]
      : []),
    ...(withdrawn > 0
      ? [
          `${withdrawn === 1 ? 'An event that is ahead is' : `${withdrawn} events that are ahead are`} no longer in the calendar, and would be shown and told as cancelled: ${listed(titles)}.`,
        ]
      : []),
    ...issueReasons(issuesTakenBack),
  ];
}

function issueReasons(issues: Plan['issuesTakenBack']): string[] {
  const [unsent, moved] = [
    issues.filter(({ toList }) => toList === null),
    issues.filter(({ toList }) => toList),
  ];
  const subject = ({ length }: Plan['issuesTakenBack']) =>
    length === 1 ? 'A newsletter issue' : `${length} newsletter issues`;
  return [
    ...(unsent.length > 0
      ? [
          `${subject(unsent)} would no longer be sent: ${listed(unsent.map(({ title, list }) => `“${title}” (to ${list})`))}.`,
        ]
      : []),
    ...(moved.length > 0
      ? [
          `${subject(moved)} would be sent to another list: ${listed(moved.map(({ title, list, toList }) => `“${title}” (to ${toList}, not ${list})`))}.`,
        ]
      : []),
  ];
}

const whatIsTold = (announcements: Plan['announcements']): string =>
  announcements.some(({ isCaused }) => isCaused) ? 'changes or new events' : 'changes';

const MOST_LISTED = 3;

const listed = (titles: readonly string[]): string =>
  titles.length <= MOST_LISTED
    ? titles.join(', ')
    : `${titles.slice(0, MOST_LISTED).join(', ')} and ${titles.length - MOST_LISTED} more`;
