/** What an operator does about a mailing: sends again, decides, pauses, resumes. */
import type { StackKey } from '../core/contract/deployed-stack.ts';
import type { Amended } from '../core/mailing/amend-ledger.ts';
import type { StartedMailing } from '../core/mailing/mailing.ts';
import type { MailingReport } from '../core/mailing/report.ts';
import type { HandDecision } from '../core/mailing/settle-by-hand.ts';
import type { Oversight } from '../local/oversight.ts';
import { confirm } from './confirm.ts';
import { counted } from './counted.ts';
import { plain } from './mailings-list.ts';
import { type Progress, withProgress } from './progress.ts';
import type { Said, StoreOptions } from './store-command.ts';
import { commandOn } from './which-stack.ts';

/** What is said on the command line. */
export interface Options extends StoreOptions {
  readonly year?: number;
  readonly as?: HandDecision;
  /** Only what may be handed out. */
  readonly forOthers?: boolean;
}

/** A command at work. */
export interface Work {
  readonly oversight: Oversight;
  readonly options: Options;
  /** On which stack; null: on this machine. */
  readonly stack: StackKey | null;
}

/** The mailing, and how it stands. */
async function lookAt(id: string, { oversight }: Work) {
  const mailing = await oversight.find(id);
  return { mailing, ...(await oversight.report(mailing)) };
}

/** Only whoever was missed; where nobody was, it says so. */
export async function resend(id: string, work: Work): Promise<Said> {
  const { mailing, title, report } = await lookAt(id, work);
  if (report.missed === 0) return amendedSaid({ people: 0, busy: 0 }, nobodyMissed(report));
  if (report.isOfUse)
    await confirm(
      `Send “${plain(title)}” again to ${people(report.missed)}?`,
      work.options.yes,
      work.options.stage,
    );
  const amended = await watched(work, (progress) => work.oversight.resend(mailing, progress));
  return amendedSaid(
    amended,
    `${capitalized(people(amended.people))} will be sent it again within two minutes.`,
  );
}

function nobodyMissed({ counts }: MailingReport): string {
  if (counts.uncertain > 0)
    return `Nobody is known to have been missed. Of ${people(counts.uncertain)} nobody knows: settle them first.`;
  return counts['too-late'] > 0
    ? `${capitalized(people(counts['too-late']))} had not been reached when it was of no use any more; to send it now would be worse than silence.`
    : 'Nobody was missed.';
}

/** Whoever is uncertain. */
export async function settle(id: string, work: Work): Promise<Said> {
  const as = work.options.as ?? 'sent';
  const { mailing, title, report } = await lookAt(id, work);
  const { uncertain } = report.counts;
  if (uncertain === 0) return amendedSaid({ people: 0, busy: 0 }, 'Nobody is uncertain.');
  await confirm(
    `Take it that “${plain(title)}” was ${IN_WORDS[as]} to ${people(uncertain)}?`,
    work.options.yes,
    // Whoever counts as sent to is sent nothing.
    as === 'not-sent' ? work.options.stage : undefined,
  );
  const amended = await watched(work, (progress) => work.oversight.settle(mailing, as, progress));
  return amendedSaid(amended, `${capitalized(people(amended.people))}: ${consequence(as, report)}`);
}

const watched = ({ options }: Work, amend: (progress: Progress) => Promise<Amended>): Promise<Amended> =>
  withProgress({ format: '{bar} {value}/{total} ranges', json: options.json }, amend);

const IN_WORDS: Readonly<Record<HandDecision, string>> = { sent: 'sent', 'not-sent': 'NOT sent' };

function consequence(as: HandDecision, { isOfUse }: MailingReport): string {
  if (as === 'sent') return 'counted as sent from now on, at your word.';
  return isOfUse
    ? 'they will be sent it within two minutes.'
    : 'it is of no use any more, so they will be skipped as too late.';
}

function amendedSaid(amended: Amended, sentence: string): Said {
  const busy =
    amended.busy > 0
      ? `${counted(amended.busy, 'range is', 'ranges are')} being worked on just now and ${amended.busy === 1 ? 'was' : 'were'} left alone: run this again in two minutes.\n`
      : '';
  return { text: `${sentence}\n${busy}`, json: amended };
}

/** Nobody is asked first: whoever stops a mistake has no time. */
export async function pause(id: string | undefined, { oversight, stack }: Work): Promise<Said> {
  const mailing = await named(id, oversight);
  if (mailing && (await isFinished(mailing, oversight)))
    return {
      text: `Mailing ${mailing.id} is finished: there is nothing to pause.\n`,
      json: { paused: null, isNew: false },
    };
  const isNew = await oversight.pause(mailing);
  const what = mailing ? `Mailing ${mailing.id}` : 'Everything';
  const text = isNew
    ? `${what} is paused: ${mailing ? 'nothing more of it is sent' : 'no mailing is sent any more, while letters go on'}. Go on with: ${commandOn(stack, 'mailings', 'resume', ...(mailing ? [mailing.id] : []))}\n`
    : `${what} was paused already.\n`;
  return { text, json: { paused: mailing?.id ?? 'everything', isNew } };
}

/** Whoever waits is sent to, so it asks first. */
export async function resume(id: string | undefined, { oversight, options, stack }: Work): Promise<Said> {
  const mailing = await named(id, oversight);
  const waiting = await waitingFor(mailing, oversight);
  if (waiting > 0)
    await confirm(`Go on, and send to about ${people(waiting)} who wait?`, options.yes, options.stage);
  const isNew = await oversight.resume(mailing);
  const after = await oversight.brakes();
  return {
    text: `${resumedSentence(mailing, isNew)}${stillPaused(mailing, { ...after, stack })}\n`,
    json: { resumed: mailing?.id ?? 'everything', isNew, brakes: after },
  };
}

const isFinished = async (mailing: StartedMailing, oversight: Oversight): Promise<boolean> =>
  (await oversight.report(mailing)).report.progress === 'finished';

const named = async (id: string | undefined, oversight: Oversight): Promise<StartedMailing | null> =>
  id === undefined ? null : oversight.find(id);

/** How many are still to be sent to, of those mailings that may be. */
async function waitingFor(mailing: StartedMailing | null, oversight: Oversight): Promise<number> {
  if (mailing && (await oversight.brakes()).everything) return 0;
  const some = mailing ? [await oversight.report(mailing)] : (await oversight.overview(null)).mailings;
  return some
    .filter(({ report }) => report.progress === 'paused' && report.isOfUse)
    .reduce((sum, { report }) => sum + report.counts['not-begun'] + report.counts.pending, 0);
}

function resumedSentence(mailing: StartedMailing | null, isNew: boolean): string {
  const what = mailing ? `Mailing ${mailing.id}` : 'Everything';
  if (isNew) return `${what} goes on within two minutes.`;
  return mailing ? `${what} was not paused.` : 'There was no pause of everything.';
}

function stillPaused(
  mailing: StartedMailing | null,
  { everything, mailings, stack }: Awaited<ReturnType<Oversight['brakes']>> & Pick<Work, 'stack'>,
): string {
  if (mailing && everything)
    return ` Everything is paused, though: ${commandOn(stack, 'mailings', 'resume')}`;
  if (!mailing && mailings.length > 0) return ` Still paused one by one: ${mailings.join(', ')}`;
  return '';
}

const people = (count: number): string => counted(count, 'person', 'people');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
