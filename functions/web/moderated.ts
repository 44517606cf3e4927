/** Who opened a moderator's link, and how what it is for stands. */
import type { Context } from 'hono';
import type { Moderator } from '../../core/agency/agency.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { type Moderation, readModerationToken } from '../../core/submissions/moderation-link.ts';
import { moderatorOf } from '../../core/submissions/moderators.ts';
import { recordKeptUntil } from '../../core/submissions/retention.ts';
import type { Decision } from '../../core/submissions/submission.store.ts';
import { isOverdue, type Submission } from '../../core/submissions/submission.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

export interface Moderated {
  readonly moderation: Moderation;
  readonly moderator: Moderator;
  readonly submission: Submission;
  readonly reader: Reader;
}

/** Undefined where nothing is to be decided: never before its submitter has confirmed it. */
export async function readModerated(
  c: Context,
  token: string,
  dependencies: Pick<WebDependencies, 'agencies' | 'linkKeys' | 'idKey' | 'submissions'>,
): Promise<Moderated | undefined> {
  const [reader, keys, idKey] = await Promise.all([
    readerOf(c, dependencies),
    dependencies.linkKeys(),
    dependencies.idKey(),
  ]);
  const moderation = readModerationToken(token, keys);
  const moderator = moderation && moderatorOf(moderation.moderator, reader.agency, idKey);
  if (!moderator) return undefined;
  const submission = await dependencies.submissions.find(moderation.submission, new Date());
  if (!submission || submission.state === 'unconfirmed' || submission.state === 'expired') return undefined;
  if (isOverdue(submission, new Date())) return undefined;
  return { moderation, moderator, submission, reader };
}

/** What somebody decides now, on the revision that their link is for. */
export function decisionOf({ moderation, moderator, submission, reader }: Moderated): Decision {
  const now = new Date();
  const keptUntil = recordKeptUntil(now, submission.content, reader.agency);
  return { id: submission.id, revision: moderation.revision, by: moderator.name, now, keptUntil };
}
