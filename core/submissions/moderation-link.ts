/** A moderator's link to one revision of one submission: no record, no expiry, and good for nobody and nothing else. */
import { MODERATE_PATH } from '../contract/paths.ts';
import type { LinkKeys } from '../subscribers/link-keys.ts';
import { isSigned, sign } from '../subscribers/signed-link.ts';

export interface Moderation {
  readonly submission: string;
  readonly revision: number;
  /** The moderator's id. */
  readonly moderator: string;
}

const TOKEN = /^([0-9a-f]{32})\/([1-9]\d{0,4})\/([0-9a-f]{32})\/([a-z0-9]+\.[A-Za-z0-9_-]{22})$/;

const partsOf = ({ submission, revision, moderator }: Moderation): string[] => [
  MODERATE_PATH,
  submission,
  String(revision),
  moderator,
];

/** `/moderate/<submission>/<revision>/<moderator>/<version>.<mac>`, made with the current key. */
export const moderationPath = (moderation: Moderation, keys: LinkKeys): string =>
  [...partsOf(moderation), sign(partsOf(moderation), keys)].join('/');

/** What a link is for, of what stands behind `/moderate/`; null when we did not make it. */
export function readModerationToken(token: string, keys: LinkKeys): Moderation | null {
  const [, submission, revision, moderator, signature] = TOKEN.exec(token) ?? [];
  if (!submission || !revision || !moderator || !signature) return null;
  const moderation = { submission, revision: Number(revision), moderator };
  return isSigned(partsOf(moderation), signature, keys) ? moderation : null;
}
