/** What could not be repaired, or needs a person: kept while it lasts, logged at every sweep, and counted by CloudWatch. */

/** Kinds of alarm; each is a heading of docs/runbook.md. */
export const ALARMS = [
  /** A mailing is due, and does not start. */
  'not-started',
  /** A mailing was due, and had not begun when it was of no use any more. */
  'never-begun',
  /** A mailing has begun, there are people to reach, and nobody has been sent anything. */
  'nothing-sent',
  /** A range has been queued again and again, and does not end. */
  'range-stuck',
  /** SES lets the account send nothing. */
  'account-stopped',
  /** The 24 hours' quota is spent, and people wait. */
  'quota-spent',
  /** Too many bounces or complaints: everything is paused until somebody has looked. */
  'paused-for-reputation',
  /** An operator has paused it, and people wait. */
  'paused',
  /** Whoever had not been reached when a mailing was of no use any more has been skipped. */
  'too-late',
  /** Letters to confirm come too late, or never. */
  'confirmations-broken',
  /** Something that was submitted can't be decided on by anybody, or what follows from a decision was not finished. */
  'submission-stuck',
  /** A part of the sweep itself failed. */
  'sweep-failed',
] as const;
export type AlarmKind = (typeof ALARMS)[number];

export interface Alarm {
  readonly kind: AlarmKind;
  /** The mailing's or the reminder's id, or a part of the sweep; never a person. */
  readonly subject: string;
  /** What happened, and what it means for people: a sentence. */
  readonly says: string;
}

/** An alarm, since when it stands, and when it was found last. */
export type StandingAlarm = Alarm & {
  readonly since: string;
  /** Of a kind that stands for a while when it is found no more; of others, when it last said something else. */
  readonly foundAt: string;
};

export const alarmId = ({ kind, subject }: Pick<Alarm, 'kind' | 'subject'>): string => `${kind}#${subject}`;

/** Milliseconds for which an alarm stands after it was found last: what nobody can mend any more is to be seen the next morning, too. */
const STANDS_MS: Readonly<Partial<Record<AlarmKind, number>>> = {
  'never-begun': 24 * 60 * 60_000,
  'too-late': 24 * 60 * 60_000,
  'confirmations-broken': 24 * 60 * 60_000,
  // Looked at once a day.
  'submission-stuck': 25 * 60 * 60_000,
};

/**
 * What changes: alarms that are new, say something else by now or count from now on anew, and those that are over; and those that are
 * found no more and stand on. While a part of the sweep fails nobody knows what is over.
 */
export function compareAlarms(standing: readonly StandingAlarm[], found: readonly Alarm[], now: Date) {
  const before = new Map(standing.map((alarm) => [alarmId(alarm), alarm.says]));
  const ids = new Set(found.map(alarmId));
  const isWhole = !found.some(({ kind }) => kind === 'sweep-failed');
  const gone = standing.filter((alarm) => !ids.has(alarmId(alarm)));
  const isOver = ({ kind, foundAt }: StandingAlarm) =>
    isWhole && now.getTime() >= Date.parse(foundAt) + (STANDS_MS[kind] ?? 0);
  return {
    raised: found.filter(
      (alarm) => before.get(alarmId(alarm)) !== alarm.says || STANDS_MS[alarm.kind] !== undefined,
    ),
    over: gone.filter(isOver),
    lasting: gone.filter((alarm) => !isOver(alarm)),
  };
}
