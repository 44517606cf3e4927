/** Where a moderator sees what was submitted, and decides on it. Nothing of it is escaped less than anything else. */
import type { StoredEvent } from '../calendar/changes.ts';
import { counted } from '../email/event-list-mailing.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked, prose } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dayOf } from '../languages/when.ts';
import type { Submission, SubmittedResource } from '../submissions/submission.ts';
import { flyerInWords } from '../submissions/submission-facts.ts';
import { inLanguage } from './addresses.ts';
import { eventPreview } from './event-page.ts';
import { errorSummary, formFrame, formTitle, type ShownForm } from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { lines, submissionFields } from './submission-fields.ts';

/** Characters of a moderator's word to whoever submitted it. */
export const LONGEST_WORD = 500;

export interface ModeratePageInput extends Reader {
  readonly submission: Submission;
  /** The event as it would be; null for a resource. */
  readonly event: StoredEvent | null;
  /** How many people would hear of the event by email, at most; null for a resource, of which nobody does. */
  readonly peopleTold: number | null;
  /** Whether it could be published now. */
  readonly isPublishable: boolean;
  /** Whether any of it may stand on a page, whatever was decided. */
  readonly isStanding: boolean;
  /** The path of the link itself; below it are the flyer and the form to edit. */
  readonly action: string;
  /** Where the newest version is, for a link to an older one. */
  readonly current: string | null;
  /** The version that the link is for. */
  readonly revision: number;
  /** Whether a button was pressed too late. */
  readonly isLate: boolean;
  /** Where it stands, once it is published. */
  readonly published: string | null;
  readonly now: Date;
  readonly siteUrl: string;
}

interface Scene {
  readonly input: ModeratePageInput;
  readonly words: Catalogue;
}

export function moderatePage(input: ModeratePageInput): string {
  const { agency, submission } = input;
  const words = catalogueFor(input.language, agency);
  const { moderate } = words.submissions;
  const scene = { input, words };
  const title = input.current === null ? titleOf(submission, words) : moderate.changedTitle;
  const main = markup`<div class="narrow">
<h1>${title}</h1>
${input.isLate && markup`<p class="note" role="status">${moderate.late}</p>`}
${input.current === null ? standing(scene) : changed(scene, input.current)}
</div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

function titleOf({ state }: Submission, { submissions: { moderate } }: Catalogue): string {
  if (state === 'approved') return moderate.approvedTitle;
  if (state === 'declined') return moderate.declinedTitle;
  return state === 'withdrawn' ? moderate.withdrawnTitle : moderate.title;
}

function standing(scene: Scene): Markup {
  const { state, publishedAt } = scene.input.submission;
  if (state === 'waiting') return waiting(scene);
  if (state === 'approved') return publishedAt === null ? publishing(scene) : approved(scene);
  if (state === 'withdrawn') return withdrawn(scene);
  return markup`<p class="lead">${decided(scene, 'declined')}</p>`;
}

/** Taking down may have been broken off: then it can be done again. */
function withdrawn(scene: Scene): Markup {
  const { stillStands } = scene.words.moderation;
  return markup`<p class="lead">${decided(scene, 'withdrawn')}</p>
${scene.input.isStanding && markup`<p class="note">${stillStands}</p>${takeDown(scene)}`}`;
}

/** Who did it and when, in words. */
function decided(
  { input: { submission, agency }, words }: Scene,
  what: 'approved' | 'publishing' | 'declined' | 'withdrawn',
): string {
  const day = dayIn(submission.changedAt, agency, words);
  return fill(words.submissions.moderate[what], { name: submission.changedBy ?? agency.shortName, day });
}

const dayIn = (instant: string, { timeZone }: Reader['agency'], words: Catalogue): string =>
  dayOf({ allDay: false, start: instant, end: instant, startsAt: instant, endsAt: instant, timeZone }, words);

function changed({ input, words }: Scene, current: string): Markup {
  const { submission, agency } = input;
  const { moderate } = words.submissions;
  const named = {
    revision: String(input.revision),
    name: submission.changedBy ?? agency.shortName,
    day: dayIn(submission.changedAt, agency, words),
  };
  return markup`<p class="lead">${fill(moderate.changed, named)}</p>
<p><a class="button" href="${inLanguage(current, words.tag, agency)}">${moderate.toCurrent}</a></p>`;
}

/** One button that posts to the link itself. */
const button = (
  { input: { action, agency }, words }: Scene,
  name: string,
  label: string,
  more?: Markup,
): Markup =>
  markup`<form method="post" action="${inLanguage(action, words.tag, agency)}"><input type="hidden" name="action" value="${name}">
${more}<p><button${name === 'approve' ? '' : markup` class="second"`}>${label}</button></p></form>`;

function waiting(scene: Scene): Markup {
  const { input, words } = scene;
  const { moderate } = words.submissions;
  const edit = inLanguage(`${input.action}/edit`, words.tag, input.agency);
  const form: ShownForm = { answers: new Map(), errors: [], madeAt: '' };
  const word = { field: 'word', label: moderate.word, hint: moderate.wordHint, rows: 3, most: LONGEST_WORD };
  return markup`<p class="lead">${moderate.lead}</p>
<p class="quiet">${input.submission.content.type === 'event' ? moderate.kindEvent : moderate.kindResource} \u00b7 ${fill(moderate.revision, { revision: String(input.revision) })}</p>
<h2>${moderate.look}</h2>
${preview(scene)}
${flyer(scene)}
<p class="note">${moderate.before}</p>
${input.peopleTold !== null && markup`<p><strong>${counted(input.peopleTold, words.programme.approval)}</strong></p>`}
${input.isPublishable ? button(scene, 'approve', moderate.approve) : markup`<p><strong>${moderate.notPublished}</strong></p>`}
<p><a class="button second" href="${edit}">${moderate.edit}</a></p>
${button(scene, 'decline', moderate.decline, lines(word, { form, words }))}`;
}

function preview({ input, words }: Scene): Markup {
  const { submission, event } = input;
  if (event) return eventPreview({ ...input, event }, words);
  return resourcePreview(submission.content as SubmittedResource, input, words);
}

function resourcePreview(
  { kind, title, by, link, about, note }: SubmittedResource,
  { agency }: Reader,
  words: Catalogue,
): Markup {
  const { kinds, mark } = words.submissions;
  return markup`<article class="panel"><p class="tags quiet">${kinds[kind]}</p>
<h3>${title}</h3>
${by !== null && markup`<p>${by}</p>`}
${prose(about, (text) => markup`<p>${text}</p>`)}
${note !== null && markup`<p class="quiet">${note}</p>`}
<p>${linked(link)}</p>
<p class="community">${fill(mark.resource, { agency: agency.shortName })}</p></article>`;
}

function flyer({ input, words }: Scene): Markup | null {
  const { submission, action } = input;
  if (submission.content.type === 'resource') return null;
  const { moderate } = words.submissions;
  if (!submission.flyer) return markup`<h2>${moderate.flyer}</h2><p>${moderate.noFlyer}</p>`;
  return markup`<h2>${moderate.flyer}</h2>
${flyerInWords(submission.flyer, words).map((line) => markup`<p>${line}</p>`)}
<p><a class="button second" href="${action}/flyer">${moderate.download}</a></p>`;
}

const publishing = (scene: Scene): Markup =>
  markup`<p class="lead">${decided(scene, 'publishing')}</p>
${button(scene, 'approve', scene.words.submissions.moderate.finish)}
${withdrawal(scene)}`;

function approved(scene: Scene): Markup {
  const { input, words } = scene;
  const { moderate } = words.submissions;
  const edit = inLanguage(`${input.action}/edit`, words.tag, input.agency);
  return markup`<p class="lead">${decided(scene, 'approved')}</p>
${input.published && markup`<p><a class="button" href="${inLanguage(input.published, words.tag, input.agency)}">${moderate.see}</a></p>`}
<p><a class="button second" href="${edit}">${words.moderation.correct}</a></p>
${withdrawal(scene)}`;
}

function withdrawal(scene: Scene): Markup {
  const { words, input } = scene;
  const { withdrawTitle, withdrawResource } = words.submissions.moderate;
  const isEvent = input.submission.content.type === 'event';
  return markup`<h2>${withdrawTitle}</h2>
<p>${isEvent ? words.moderation.withdrawEvent : withdrawResource}</p>
${takeDown(scene)}`;
}

const takeDown = (scene: Scene): Markup =>
  button(scene, 'withdraw', scene.words.submissions.moderate.withdraw);

export interface ModerateEditPageInput extends Reader {
  readonly submission: Submission;
  readonly form: ShownForm;
  /** How many people would hear of another time or place by email, at most; null for a resource. */
  readonly peopleTold: number | null;
  /** The path of the link itself. */
  readonly action: string;
}

/** The same fields as those of the form that everyone has; for what waits, and for what is published. */
export function moderateEditPage(input: ModerateEditPageInput): string {
  const { submission, form, peopleTold, action, ...reader } = input;
  const { agency } = reader;
  const words = catalogueFor(reader.language, agency);
  const { content, state } = submission;
  const says = state === 'waiting' ? words.moderation.edit : words.moderation.correction;
  const { title } = says;
  const path = `${action}/edit`;
  const main = markup`<div class="narrow">${errorSummary(form.errors, words)}
<h1>${title}</h1>
<p class="lead">${says.lead}</p>
${state !== 'waiting' && peopleTold !== null && markup`<p><strong>${counted(peopleTold, words.moderation.toldAgain)}</strong></p>`}
${formFrame({ ...reader, language: words.tag, path, button: says.save, upload: true }, [
  submissionFields(content.type, { form, words, agency }),
])}</div>`;
  return pageFrame({ agency, words, title: formTitle(title, form.errors, words), main, path: null });
}

/** The link is broken, its submission forgotten, or its moderator none any more. */
export function nothingToModeratePage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { goneTitle: title, gone } = words.submissions.moderate;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${gone}</p>
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
