/** What people have submitted in a busy month, in every state that its moderator and whoever submitted it can meet. */
import { createHash } from 'node:crypto';
import type { EventRef } from '../../core/contract/messages.ts';
import { CONFIRM_PATH } from '../../core/contract/paths.ts';
import { communityEventId } from '../../core/submissions/community-event.ts';
import { moderationPath } from '../../core/submissions/moderation-link.ts';
import { type Decision, submissionStore } from '../../core/submissions/submission.store.ts';
import { MOST_WAITING_OF_ONE, type Submission, type Submitted } from '../../core/submissions/submission.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { newestLink } from './mail-links.ts';
import type { Month } from './month.ts';
import { queueLetter } from './queue-letter.ts';

/** The moderator of the shipped agency file. */
const MODERATOR = 'TCVAP@dss.ca.gov';
const GIVER = 'giver@people.example.org';
const EAGER = 'eager@people.example.org';

const EVENT: Submitted = {
  type: 'event',
  title: 'Evening of listening in the library',
  kind: 'IN-PERSON',
  day: '2026-01-26',
  lastDay: '2026-01-26',
  hours: { from: '18:00', to: '19:30' },
  location: '5 Park Road, Fresno',
  conference: null,
  about: 'Neighbors tell how they help.\n\nThere is coffee, and a quiet room.',
  presenters: ['Fresno Neighbors', 'County Library'],
  contact: 'access@partner.example.org',
  link: 'https://partner.example.org/listening',
};
const RESOURCE: Submitted = {
  type: 'resource',
  kind: 'book',
  title: 'A book that helped me',
  by: 'An Author',
  link: 'https://books.example.org/helped',
  about: 'It tells how to listen.',
  note: 'It speaks of violence.',
};

export interface BusySubmissions {
  readonly confirmSubmission: string;
  readonly submissionGone: string;
  readonly submissionFull: string;
  readonly moderate: string;
  readonly moderateResource: string;
  readonly moderateEdited: string;
  readonly moderateApproved: string;
  readonly moderateDeclined: string;
  readonly moderateWithdrawn: string;
}

const idFor = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** Paths of links, and the event that was published. */
export async function tellSubmissions(
  month: Month,
): Promise<{ readonly links: BusySubmissions; readonly community: EventRef }> {
  const { cloud } = month;
  const store = submissionStore(cloud.table);
  const idKey = await cloud.keys.idKey(KEY_PARAMETERS.idKey);
  const keys = await cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const now = cloud.clock.now();
  const submit = async (name: string, content: Submitted = EVENT, address = GIVER) => {
    const id = idFor(name);
    const flyer = { type: 'pdf', pages: 2, pagesWithoutText: 1, tagged: false } as const;
    const submission: Submission = {
      ...{ id, content, flyer: content.type === 'event' ? flyer : null, state: 'unconfirmed', revision: 1 },
      ...{ changedAt: now.toISOString(), changedBy: null, publishedAt: null, wording: '0123456789ab' },
    };
    const submitter = { id: subscriberId(parseAddress(address), idKey), address, language: 'en' };
    await store.create(submission, submitter, now);
    return { id, confirm: () => store.confirm(id, submitter, now) };
  };
  const waits = async (...given: Parameters<typeof submit>) => {
    const { id, confirm } = await submit(...given);
    await confirm();
    return id;
  };
  const asked = async (id: string, address = GIVER) => {
    const { title } = EVENT;
    await queueLetter(cloud, {
      purpose: 'confirm-submission',
      address,
      submission: id,
      title,
      language: 'en',
    });
    return (await newestLink(cloud, address, CONFIRM_PATH)).split('?')[0] ?? '';
  };
  const moderator = subscriberId(parseAddress(MODERATOR), idKey);
  const linkTo = (submission: string) => moderationPath({ submission, revision: 1, moderator }, keys);
  const decisionOn = (id: string): Decision => ({
    ...{ id, revision: 1, by: 'TCVAP', now },
    keptUntil: new Date(now.getTime() + 1e10),
  });
  const press = async (link: string, action: string) => {
    await month.ask(link, { method: 'POST', body: new URLSearchParams({ action }) });
    await cloud.settle();
  };
  const approved = linkTo(await waits('approved'));
  await press(approved, 'approve');
  const declined = linkTo(await waits('declined', RESOURCE));
  await press(declined, 'decline');
  const withdrawn = linkTo(await waits('withdrawn', RESOURCE));
  await press(withdrawn, 'approve');
  await press(withdrawn, 'withdraw');
  const edited = await waits('edited');
  await store.edit(
    { from: { content: EVENT, state: 'waiting' }, content: { ...EVENT, title: 'Listening' } },
    decisionOn(edited),
  );
  for (let number = 1; number <= MOST_WAITING_OF_ONE; number += 1)
    await waits(`eager ${number}`, EVENT, EAGER);
  const links = {
    confirmSubmission: await asked((await submit('unconfirmed')).id),
    submissionGone: await asked(idFor('never submitted')),
    submissionFull: await asked((await submit('one too many', EVENT, EAGER)).id, EAGER),
    moderate: linkTo(await waits('waiting')),
    moderateResource: linkTo(await waits('waiting resource', RESOURCE)),
    moderateEdited: linkTo(edited),
    moderateApproved: approved,
    moderateDeclined: declined,
    moderateWithdrawn: withdrawn,
  };
  await queueLetter(cloud, { purpose: 'moderate', submission: idFor('waiting'), revision: 1, moderator });
  const community = {
    year: 2026,
    source: 'community',
    eventId: communityEventId(idFor('approved')),
  } as const;
  return { links, community };
}
