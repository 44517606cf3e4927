/** `submissions`: what people have submitted, what of it waits, and what an operator does where no moderator can. */
import { Command } from 'commander';
import { agencyStore } from '../core/agency/agency.store.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import { inForceStore } from '../core/calendar/in-force.store.ts';
import { publicationStore } from '../core/publications/publication.store.ts';
import { submissionOfEvent } from '../core/submissions/community-event.ts';
import { communityResourceStore } from '../core/submissions/community-resource.store.ts';
import { takeDown } from '../core/submissions/publish-submission.ts';
import { recordKeptUntil } from '../core/submissions/retention.ts';
import { submissionStore } from '../core/submissions/submission.store.ts';
import type { Address } from '../core/subscribers/address.ts';
import { subscriberId } from '../core/subscribers/subscriber.ts';
import { OperatorError } from '../local/operator-error.ts';
import { givenAddress, takesAddress } from './address-argument.ts';
import { confirm } from './confirm.ts';
import { plain } from './mailings-list.ts';
import type { Store } from './open-store.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';
import { tableLines } from './text-table.ts';
import { commandOn } from './which-stack.ts';

/** One line of the list. */
export interface ListedSubmission {
  readonly id: string;
  readonly state: string;
  /** Since when it has been so. */
  readonly since: string;
  readonly type: string;
  readonly title: string;
}

/** The command `submissions`, and those below it: `take-down`, `forget`. */
export function submissionsCommand(): Command {
  const submissions = onStore(new Command('submissions'))
    .description('what people have submitted: all that waits, and all that is published')
    .addHelpText('after', '\nExample: npm run submissions -- --stage production')
    .action((_options, command: Command) => runOnStore(command, list));
  onStore(submissions.command('take-down'), { asks: true })
    .description('take down what is published, as its moderators can; whoever was promised it is told')
    .argument('<id>', 'as `npm run submissions` lists it')
    .addHelpText('after', '\nExample: npm run submissions -- take-down 0123456789abcdef --stage production')
    .action((id: string, _options, command: Command) =>
      runOnStore(command, (store, options) => takeDownById(id, store, options)),
    );
  onStore(takesAddress(submissions.command('forget')), { asks: true })
    .description('forget that somebody submitted anything, and all of theirs that is not decided yet')
    .addHelpText('after', '\nExample: npm run submissions -- forget --stage production')
    .action(async (text: string | undefined, _options, command: Command) => {
      const address = await givenAddress(text);
      return runOnStore(command, (store, options) => forget(address, store, options));
    });
  return submissions;
}

async function list(store: Store): Promise<Said> {
  const listed = await listSubmissions(store);
  const column = (heading: string, of: (one: ListedSubmission) => string) =>
    ({ heading, cells: listed.map(of), most: 60, align: 'left' }) as const;
  const lines = tableLines([
    column('id', ({ id }) => id),
    column('state', ({ state }) => state),
    column('since', ({ since }) => since),
    column('type', ({ type }) => type),
    column('title', ({ title }) => plain(title)),
  ]);
  const text = listed.length === 0 ? ['Nothing waits, and nothing is published.'] : lines;
  return { text: `${text.join('\n')}\n`, json: listed };
}

/** All that waits or was not finished, and all that is published and was not taken down. */
export async function listSubmissions({
  table,
  now,
}: Pick<Store, 'table' | 'now'>): Promise<ListedSubmission[]> {
  const submissions = submissionStore(table);
  const events = eventStore(table);
  const years = (await events.heads()).map(({ year }) => year);
  const published = (await Promise.all(years.map((year) => events.events(year, 'community')))).flat();
  const resources = await communityResourceStore(table).all();
  const ids = new Set([
    ...(await submissions.unsettled()),
    ...published.filter(({ status }) => status !== 'CANCELLED').map(submissionOfEvent),
    ...resources.map(({ id }) => id),
  ]);
  const found = await Promise.all([...ids].map((id) => submissions.find(id, now())));
  return found
    .filter((one) => one !== undefined)
    .map(({ id, state, publishedAt, changedAt, content: { type, title } }) => ({
      ...{ id, type, title, since: changedAt },
      state: state !== 'approved' ? state : publishedAt === null ? 'approved, not published' : 'published',
    }));
}

/** Also where it was noted before, and broken off: doing it again ends it. */
export async function takeDownById(
  id: string,
  { table, now, note, stack }: Pick<Store, 'table' | 'now' | 'note' | 'stack'>,
  options: Pick<StoreOptions, 'yes' | 'stage'>,
): Promise<Said> {
  const submissions = submissionStore(table);
  const submission = await submissions.find(id, now());
  if (!submission || !['approved', 'withdrawn'].includes(submission.state))
    throw new OperatorError(
      `Nothing of ${id} is published: \`${commandOn(stack, 'submissions')}\` lists what is. Nothing has been done.`,
    );
  const { content, revision } = submission;
  await confirm(`Take down “${plain(content.title)}”?`, options.yes, options.stage);
  await note('submissions take-down', { submission: id, revision });
  const agency = await agencyStore(table).read();
  const keptUntil = recordKeptUntil(now(), content, agency);
  const isNoted =
    submission.state === 'withdrawn' ||
    (await submissions.withdraw({ id, revision, by: 'an operator', now: now(), keptUntil }));
  if (!isNoted)
    throw new OperatorError(`Somebody has just changed ${id}: look at it again. Nothing has been done.`);
  await takeDown(submission, agency, {
    communityResources: communityResourceStore(table),
    now,
    inForce: {
      agencies: agencyStore(table),
      events: eventStore(table),
      versions: inForceStore(table),
      publications: publicationStore(table),
    },
  });
  await submissions.settle(id, now());
  const text = `It is taken down; pages follow within a second.${submission.flyer ? ' No page leads to its flyer any more; the file lies in the bucket of flyers until you delete it.' : ''}\n`;
  return { text, json: { id, takenDown: true } };
}

/** Whose they are, by address: what waits goes with it. */
export async function forget(
  address: Address,
  { table, keys, idKeyParameter, note }: Pick<Store, 'table' | 'keys' | 'idKeyParameter' | 'note'>,
  options: Pick<StoreOptions, 'yes'>,
): Promise<Said> {
  const submissions = submissionStore(table);
  const id = subscriberId(address, await keys.idKey(idKeyParameter));
  const count = (await submissions.submittedBy(id)).length;
  if (count > 0) await confirm(`Forget who submitted what this address has (${count})?`, options.yes);
  await note('submissions forget', { id });
  await submissions.forgetSubmitter(id);
  const text =
    count === 0
      ? 'Nothing is known to be theirs.\n'
      : 'It is forgotten. What is published stays until it is taken down.\n';
  return { text, json: { forgotten: count } };
}
