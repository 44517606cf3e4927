/** What an operator must know of a rehearsal before anything else: did everybody get everything, once? */
import { counted } from './counted.ts';
import type { Rehearsal } from './rehearsal.ts';

export interface Verdict {
  readonly well: boolean;
  /** One sentence. */
  readonly headline: string;
  /** What is amiss, a sentence each. */
  readonly findings: readonly string[];
}

/** Nothing sent at all is not well either: whoever rehearses expects mail. */
export function verdictOf(rehearsal: Rehearsal): Verdict {
  const findings = findingsOf(rehearsal);
  if (findings.length > 0) return { well: false, headline: 'Something went wrong.', findings };
  if (rehearsal.totals.messages === 0)
    return { well: false, headline: 'Nothing was sent.', findings: SILENCE };
  return { well: true, headline: 'All is well: everybody got every mailing, once.', findings };
}

const SILENCE = [
  'No reminder falls due in these calendars, or nobody is on a list that hears of their events.',
];

function findingsOf({ mailings, totals, deadLetters }: Rehearsal): string[] {
  const failed = mailings.reduce((sum, mailing) => sum + mailing.failed, 0);
  const open = mailings.reduce((sum, mailing) => sum + withoutOutcome(mailing), 0);
  const found: [number, string][] = [
    [totals.missing, `${counted(totals.missing, 'copy', 'copies')} missing: signed up for, and never came.`],
    [totals.duplicates, `${counted(totals.duplicates, 'duplicate')}: a second copy of the same mailing.`],
    [failed, `${counted(failed, 'copy', 'copies')} failed: the mail service refused them.`],
    [open, `${counted(open, 'copy', 'copies')} without a known outcome in the ledger.`],
    [
      deadLetters,
      `${counted(deadLetters, 'dead letter')}: a message on a queue that no function could handle.`,
    ],
  ];
  return found.filter(([amount]) => amount > 0).map(([, finding]) => finding);
}

const withoutOutcome = ({ recipients, sent, failed, skipped }: Rehearsal['mailings'][number]): number =>
  Math.max(0, recipients - sent - failed - skipped);
