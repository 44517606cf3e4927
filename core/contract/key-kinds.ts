/**
 * The kinds of items in the table: what their partition keys are, or begin with. A kind that ends with `#` is followed by whatever it is
 * about (`EVENTS#2027`); any other is the whole key. Every store's keys are of these kinds, and a role is given the kinds that it may use.
 */
export const KEY_KINDS = [
  'AGENCY',
  'ALARMS',
  'AUDIENCE#',
  'CALENDARS',
  'COMMUNITY-RESOURCES',
  'COUNT#',
  'DIGESTS',
  'EVENTS#',
  'FEEDBACK#',
  'FIGURES',
  'HEARD',
  'IN-FORCE',
  'LEDGER#',
  'LETTER#',
  'LIMIT#',
  'LIST#',
  'MAILING#',
  'MAILINGS#',
  'OPEN',
  'OPERATIONS',
  'PACE',
  'PENDING#',
  'PLACES#',
  'PROOF#',
  'PUBLICATIONS',
  'RANGES#',
  'REPUTATION',
  'REPUTATION#',
  'SIGNATURE-BLOCK',
  'SUBMISSION#',
  'SUBMISSIONS',
  'SUBSCRIBER#',
  'SUPPRESSION',
  'SUPPRESSION#MAILBOX',
  'SWEPT',
  'WORDING',
] as const;

export type KeyKind = (typeof KEY_KINDS)[number];

/** Whether a partition key is of this kind. */
export const isOfKind = (pk: string, kind: KeyKind): boolean =>
  kind.endsWith('#') ? pk.startsWith(kind) : pk === kind;

/** What IAM compares a partition key with, by `StringLike`. */
export const keyPattern = (kind: KeyKind): string => (kind.endsWith('#') ? `${kind}*` : kind);
