/** A moderator's link: a page on GET, and on POST what its button says. The link is the proof, bound to submission, revision and moderator. */
import type { Context, Hono } from 'hono';
import { LONG_AGO } from '../../core/calendar/changes.ts';
import { manyLines } from '../../core/calendar/plain-text.ts';
import { MODERATE_PATH } from '../../core/contract/paths.ts';
import { bodyErrors } from '../../core/forms/body-errors.ts';
import { answerOf } from '../../core/forms/fields.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { inLanguage } from '../../core/pages/addresses.ts';
import type { ShownForm } from '../../core/pages/form-parts.ts';
import {
  LONGEST_WORD,
  moderateEditPage,
  moderatePage,
  nothingToModeratePage,
} from '../../core/pages/moderate-page.ts';
import { countPeopleTold } from '../../core/programme/people-told.ts';
import { communityPath, yearOfSubmitted } from '../../core/submissions/community-event.ts';
import { moderationPath } from '../../core/submissions/moderation-link.ts';
import { eventOf, isPublishable, isStanding } from '../../core/submissions/publish-submission.ts';
import { fieldsOfSubmitted } from '../../core/submissions/read-submission.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { answerFlyer } from './answer-flyer.ts';
import {
  act,
  finishPublishing,
  type ModerateAction,
  type ModerateDependencies,
  noteModerating,
} from './moderate-actions.ts';
import { decisionOf, type Moderated, readModerated } from './moderated.ts';
import { forgetThisPage, tokenOf } from './private-page.ts';
import { readerOf } from './reader.ts';
import { FORM_AGAIN } from './receive-form.ts';
import { receivePersonalForm } from './receive-personal-form.ts';
import { readOrRefuse } from './receive-upload.ts';
import { readSubmitted, SUBMITTED_FIELDS } from './submission-form.ts';

const LINK = `${MODERATE_PATH}/:token{[^/]+/[^/]+/[^/]+/[^/]+}`;

export function moderateRoutes(app: Hono, dependencies: ModerateDependencies): void {
  const answer = (page: (c: Context, moderated: Moderated) => Response | Promise<Response>) => {
    return async (c: Context) => {
      forgetThisPage(c);
      const moderated = await readModerated(c, tokenOf(c), dependencies);
      if (moderated) return page(c, moderated);
      return c.html(nothingToModeratePage(await readerOf(c, dependencies)), 404);
    };
  };
  app.get(
    `${LINK}/flyer`,
    answer((c, moderated) => sendFlyer(c, moderated, dependencies)),
  );
  app.get(
    `${LINK}/edit`,
    answer((c, moderated) => showEdit(c, moderated, dependencies)),
  );
  app.post(
    `${LINK}/edit`,
    answer((c, moderated) => edit(c, moderated, dependencies)),
  );
  app.get(
    LINK,
    answer((c, moderated) => show(c, moderated, dependencies)),
  );
  app.post(
    LINK,
    answer((c, moderated) => decide(c, moderated, dependencies)),
  );
  app.get(`${MODERATE_PATH}/:token{.*}`, async (c) =>
    c.html(nothingToModeratePage(await readerOf(c, dependencies)), 404),
  );
}

const LATE = 'late';

const isOld = ({ moderation, submission }: Moderated): boolean => moderation.revision !== submission.revision;

async function show(c: Context, moderated: Moderated, dependencies: ModerateDependencies): Promise<Response> {
  const { moderation, submission, reader } = moderated;
  const { content, publishedAt } = submission;
  const { submissions } = dependencies;
  const current = { ...moderation, revision: submission.revision };
  const event = content.type === 'event' ? eventOf(submission, content, reader.agency) : null;
  const place = content.type === 'event' ? communityPath(submission.id, content) : '/resources';
  return c.html(
    moderatePage({
      ...reader,
      submission,
      event: event && { ...event, ...LONG_AGO },
      peopleTold: event && (await countPeopleTold(event, reader.agency, dependencies.subscriptions)),
      isPublishable: await isPublishable(submission, reader.agency, dependencies),
      isStanding:
        !(await submissions.isSettled(submission.id)) || (await isStanding(submission, dependencies)),
      action: pathOf(c),
      current: isOld(moderated) ? moderationPath(current, await dependencies.linkKeys()) : null,
      revision: moderation.revision,
      isLate: c.req.query('said') === LATE,
      published: publishedAt === null ? null : place,
      now: new Date(),
      siteUrl: dependencies.siteUrl,
    }),
  );
}

const pathOf = (c: Context): string => `${MODERATE_PATH}/${tokenOf(c)}`;

/** Back to the link's own page, which shows how it stands now. */
const backTo = (c: Context, path: string, { reader }: Moderated): Response =>
  c.redirect(inLanguage(path, reader.language, reader.agency), 303);

const ACTIONS: readonly ModerateAction[] = ['approve', 'decline', 'withdraw'];

async function decide(
  c: Context,
  moderated: Moderated,
  dependencies: ModerateDependencies,
): Promise<Response> {
  const { reader } = moderated;
  const words = catalogueFor(reader.language, reader.agency);
  const { siteUrl } = dependencies;
  const names = { once: ['action'], many: ['word'] };
  const received = await receivePersonalForm(c, { reader, words, siteUrl, ...names });
  if (received.outcome === 'refused') return received.response;
  const action = ACTIONS.find((each) => each === answerOf(received.fields, 'action'));
  // What a page never sends changes nothing.
  if (!action) return backTo(c, pathOf(c), moderated);
  const word = manyLines(answerOf(received.fields, 'word')).slice(0, LONGEST_WORD);
  const happened = await act(action, { moderated, word }, dependencies);
  return backTo(c, happened ? pathOf(c) : `${pathOf(c)}?said=${LATE}`, moderated);
}

/** Whom another time or place would be told. */
const peopleTold = async (
  { submission, reader: { agency } }: Moderated,
  dependencies: ModerateDependencies,
) =>
  submission.content.type === 'event'
    ? countPeopleTold(eventOf(submission, submission.content, agency), agency, dependencies.subscriptions)
    : null;

async function showEdit(c: Context, moderated: Moderated, dependencies: ModerateDependencies) {
  const { submission, reader } = moderated;
  if (!isEditable(submission) || isOld(moderated)) return show(c, moderated, dependencies);
  const { content } = submission;
  const form: ShownForm = { answers: fieldsOfSubmitted(content), errors: [], madeAt: '' };
  const told = await peopleTold(moderated, dependencies);
  return c.html(moderateEditPage({ ...reader, submission, form, peopleTold: told, action: pathOf(c) }));
}

/** What waits is edited, and what is published is corrected. */
const isEditable = ({ state, publishedAt }: Submission): boolean =>
  state === 'waiting' || (state === 'approved' && publishedAt !== null);

/** Leads to the link of the new version, which is the same moderator's. What was published is published anew at once. */
async function edit(c: Context, moderated: Moderated, dependencies: ModerateDependencies): Promise<Response> {
  const { submission, reader, moderation } = moderated;
  if (!isEditable(submission) || isOld(moderated)) return backTo(c, `${pathOf(c)}?said=${LATE}`, moderated);
  const { type } = submission.content;
  const words = catalogueFor(reader.language, reader.agency);
  const names = { ...SUBMITTED_FIELDS[type], file: null };
  const { siteUrl } = dependencies;
  const upload = await readOrRefuse(c, { reader, siteUrl, names, formPath: null });
  if (upload instanceof Response) return upload;
  const { fields, bad } = upload;
  const shows = [...names.once, ...names.lines];
  const form = { fields, reader, words, stands: dayThatStands(submission) };
  const content = await readSubmitted(type, form, editing(submission, dependencies));
  const errors = bad.length > 0 ? bodyErrors(bad, { agency: reader.agency, words, shows }) : content.errors;
  if (errors || !content.answers) {
    const shown: ShownForm = { answers: fields, errors: errors ?? [], madeAt: '' };
    const told = await peopleTold(moderated, dependencies);
    const page = { ...reader, submission, form: shown, peopleTold: told, action: pathOf(c) };
    return c.html(moderateEditPage(page), FORM_AGAIN);
  }
  const decision = decisionOf({ ...moderated, submission: { ...submission, content: content.answers } });
  const edit = { from: submission, content: content.answers };
  await noteModerating('edit', moderated, dependencies);
  if (!(await dependencies.submissions.edit(edit, decision)))
    return backTo(c, `${pathOf(c)}?said=${LATE}`, moderated);
  const next = { ...moderation, revision: moderation.revision + 1 };
  if (submission.state === 'approved') {
    const corrected = { ...submission, content: content.answers, revision: next.revision, publishedAt: null };
    await finishPublishing(corrected, { agency: reader.agency, decision }, dependencies);
  }
  return backTo(c, moderationPath(next, await dependencies.linkKeys()), moderated);
}

const dayThatStands = ({ state, content }: Submission): string | undefined =>
  state === 'approved' && content.type === 'event' ? content.day : undefined;

/** What is published stays in its year: its page's address, and whoever asked for it, hang on that. */
const editing = (
  { content, state }: Submission,
  { events }: ModerateDependencies,
): Pick<ModerateDependencies, 'events'> => ({
  events: {
    ...events,
    heads: async () =>
      (await events.heads()).filter(
        ({ year }) => state === 'waiting' || content.type === 'resource' || year === yearOfSubmitted(content),
      ),
  },
});

async function sendFlyer(
  c: Context,
  { submission: { id, flyer }, reader }: Moderated,
  { flyers }: ModerateDependencies,
): Promise<Response> {
  const file = flyer && (await flyers.find({ type: flyer.type, of: { waiting: id } }));
  return file ? answerFlyer(c, { type: flyer.type, file }) : c.html(nothingToModeratePage(reader), 404);
}
