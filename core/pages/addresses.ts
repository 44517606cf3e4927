/** Where our pages are. Each link keeps the language the reader has, wherever there is more than one to choose. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { offeredLanguages } from '../languages/languages.ts';

export { EXIT_PATH } from '../contract/paths.ts';
export const SAFETY_PATH = '/safety';
export const PRIVACY_PATH = '/privacy';
export const ACCESSIBILITY_PATH = '/accessibility';
export const SIGN_UP_PATH = '/sign-up';
/** How well the service keeps what it promises, for people and for programs. */
export const STATUS_PATH = '/status';
export const STATUS_JSON_PATH = '/status.json';
export const RESOURCES_PATH = '/resources';
/** After every form that asks for a letter. */
export const CHECK_EMAIL_PATH = '/check-your-email';
/** The same after the form that asks for the link to one's choices. */
export const CHECK_EMAIL_FOR_LINK_PATH = `${CHECK_EMAIL_PATH}?for=link`;
export const CHECK_EMAIL_FOR_SUBMISSION_PATH = `${CHECK_EMAIL_PATH}?for=submission`;
/** After a letter’s button; what was confirmed stands behind it. */
export const CONFIRMED_PATH = '/confirmed';
/** Where anybody submits an event of their own, or a resource to share. */
export const SUBMIT_EVENT_PATH = '/submit/event';
export const SUBMIT_RESOURCE_PATH = '/submit/resource';
export const ICON_PATH = '/icon.svg';

/** The page of one event: an address that stays, and tells nothing of what the event is about. */
export const eventPath = ({ year, id }: Pick<Event, 'year' | 'id'>): string => `/${year}/${id}`;

/** The archive of newsletter issues. */
export const NEWSLETTERS_PATH = '/newsletters';

/** Its issues for news readers; it says language and style even where they are the agency's choice, which may change. */
export const newsletterFeedPath = (wish: { readonly language: string; readonly style: Style }): string =>
  `${NEWSLETTERS_PATH}/feed.atom?${new URLSearchParams(wish)}`;

export const newsletterPath = ({ slug }: { readonly slug: string }): string => `${NEWSLETTERS_PATH}/${slug}`;

/** Where on an event's page its form stands. */
export const ASK_ID = 'ask';

/** How to have a year's events in one's own calendar. */
export const subscribePath = (year: number): string => `/${year}/subscribe`;

/** What is at hand for a year's Awareness Day. */
export const awarenessDayPath = (year: number): string => `/${year}/awareness-day`;

/** Where on that page the picture for signatures stands. */
export const SIGNATURE_BLOCK_ID = 'signature-block';

/** A path of ours in a language; the query is what the web function reads. */
export function inLanguage(path: string, language: string, agency: Pick<Agency, 'languages'>): string {
  if (offeredLanguages(agency).length < 2) return path;
  return `${path}${path.includes('?') ? '&' : '?'}language=${language}`;
}
