/** What search engines leave alone: pages that are one person's, and pages that only make sense after a form (RFC 9309). */
import { CONFIRM_PATH, KEEP_PATH, MANAGE_PATH, STOP_PATH, UNSUBSCRIBE_PATH } from '../contract/paths.ts';
import { CHECK_EMAIL_PATH, CONFIRMED_PATH, EXIT_PATH } from './addresses.ts';

export const ROBOTS_PATH = '/robots.txt';

/** Paths up to where a token would begin, so that the file gives none away. */
const PERSONAL = [CONFIRM_PATH, KEEP_PATH, MANAGE_PATH, STOP_PATH, UNSUBSCRIBE_PATH, EXIT_PATH];

const AFTER_A_FORM = [CHECK_EMAIL_PATH, CONFIRMED_PATH];

export const robotsText = [
  'User-agent: *',
  ...[...PERSONAL, ...AFTER_A_FORM].map((path) => `Disallow: ${path}`),
  '',
].join('\n');
