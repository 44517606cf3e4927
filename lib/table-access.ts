/**
 * Who may do what to which items of the table, by the kinds of their keys. What a function does on a rare path stands here as well: a role that
 * lacks it is found by the tests, and so is one that has what nobody uses (test/README.md, "Permissions").
 */
import type { FunctionName } from '../core/contract/functions.ts';
import type { KeyKind } from '../core/contract/key-kinds.ts';

/** What a function may be allowed to do with items. There is no Scan among them. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** The kinds of items that an action is allowed on; an action that stands nowhere is not allowed. */
export type TableAccess = Readonly<Partial<Record<TableAction, readonly KeyKind[]>>>;

/** By kind, in alphabetical order. */
export const TABLE_ACCESS: Readonly<Record<FunctionName, TableAccess>> = {
  'load-calendar': {
    GetItem: ['AGENCY', 'COUNT#', 'DIGESTS', 'EVENTS#', 'IN-FORCE', 'MAILINGS#', 'SIGNATURE-BLOCK'],
    Query: ['AUDIENCE#', 'CALENDARS', 'COMMUNITY-RESOURCES', 'EVENTS#', 'MAILINGS#', 'PUBLICATIONS'],
    PutItem: ['AGENCY', 'CALENDARS', 'EVENTS#', 'IN-FORCE', 'PUBLICATIONS', 'SIGNATURE-BLOCK'],
    // What the community has brought, when the agency's reminders are others.
    UpdateItem: ['CALENDARS', 'EVENTS#'],
    DeleteItem: ['CALENDARS', 'EVENTS#', 'PUBLICATIONS'],
  },

  'start-mailing': {
    GetItem: ['AGENCY', 'COUNT#', 'EVENTS#', 'MAILINGS#', 'PACE', 'PUBLICATIONS'],
    Query: ['CALENDARS', 'EVENTS#', 'MAILINGS#', 'PUBLICATIONS'],
    PutItem: ['FIGURES', 'MAILING#', 'MAILINGS#', 'OPEN'],
    UpdateItem: ['PACE'],
  },

  'send-range': {
    GetItem: [
      'AGENCY',
      'EVENTS#',
      'HEARD',
      'MAILING#',
      'MAILINGS#',
      'PACE',
      'PLACES#',
      'PUBLICATIONS',
      'RANGES#',
    ],
    BatchGetItem: ['SUBSCRIBER#'],
    Query: ['AUDIENCE#', 'LEDGER#', 'LIST#', 'PROOF#', 'SUPPRESSION'],
    PutItem: ['LEDGER#', 'RANGES#'],
    UpdateItem: ['FIGURES', 'PACE', 'RANGES#'],
  },

  'send-letter': {
    GetItem: [
      'AGENCY',
      'EVENTS#',
      'LETTER#',
      'LIMIT#',
      'MAILINGS#',
      'PACE',
      'PLACES#',
      'SUBMISSION#',
      'SUBSCRIBER#',
      'SUPPRESSION',
      'SUPPRESSION#MAILBOX',
      'WORDING',
    ],
    BatchGetItem: ['AUDIENCE#', 'LIST#', 'PENDING#'],
    Query: ['CALENDARS', 'EVENTS#', 'PLACES#', 'SUBMISSION#', 'SUBMISSIONS', 'SUBSCRIBER#'],
    PutItem: ['LETTER#', 'PENDING#', 'PLACES#', 'SUBSCRIBER#'],
    UpdateItem: [
      'AUDIENCE#',
      'COUNT#',
      'FIGURES',
      'LETTER#',
      'LIMIT#',
      'LIST#',
      'PENDING#',
      'PLACES#',
      'SUBSCRIBER#',
    ],
    // Whoever was silent for two check-ins is erased, and what they submitted with them.
    DeleteItem: ['PLACES#', 'SUBMISSION#', 'SUBMISSIONS', 'SUBSCRIBER#'],
  },

  'record-feedback': {
    GetItem: ['FEEDBACK#', 'FIGURES', 'MAILINGS#', 'PACE', 'REPUTATION#'],
    Query: ['PROOF#', 'REPUTATION'],
    PutItem: ['PROOF#', 'REPUTATION#', 'SUPPRESSION'],
    UpdateItem: ['FEEDBACK#', 'FIGURES', 'HEARD', 'PACE', 'REPUTATION', 'SUPPRESSION'],
  },

  sweep: {
    GetItem: [
      'AGENCY',
      'COUNT#',
      'DIGESTS',
      'HEARD',
      'IN-FORCE',
      'LETTER#',
      'MAILINGS#',
      'PACE',
      'SUBMISSION#',
      'SUBMISSIONS',
    ],
    Query: [
      'ALARMS',
      'CALENDARS',
      'COMMUNITY-RESOURCES',
      'EVENTS#',
      'FIGURES',
      'LEDGER#',
      'MAILINGS#',
      'OPEN',
      'PROOF#',
      'PUBLICATIONS',
      'RANGES#',
      'SUBMISSION#',
      'SUBMISSIONS',
      'SWEPT',
    ],
    PutItem: ['FIGURES', 'IN-FORCE', 'OPEN', 'SUBMISSION#', 'SUPPRESSION', 'SWEPT'],
    UpdateItem: [
      'ALARMS',
      'CALENDARS',
      'EVENTS#',
      'HEARD',
      'IN-FORCE',
      'MAILINGS#',
      'PACE',
      'PUBLICATIONS',
      'RANGES#',
      'SUBMISSION#',
      'SUBSCRIBER#',
      'SUPPRESSION',
      'SWEPT',
    ],
    DeleteItem: ['ALARMS', 'OPEN', 'SUBMISSIONS'],
  },

  web: {
    GetItem: [
      'AGENCY',
      'COUNT#',
      'EVENTS#',
      'IN-FORCE',
      'LIMIT#',
      'PENDING#',
      'PLACES#',
      'SIGNATURE-BLOCK',
      'SUBMISSION#',
      'SUBMISSIONS',
      'SUBSCRIBER#',
      'SUPPRESSION',
    ],
    BatchGetItem: ['AUDIENCE#', 'LIST#'],
    Query: [
      'CALENDARS',
      'COMMUNITY-RESOURCES',
      'EVENTS#',
      'FIGURES',
      'PLACES#',
      'PUBLICATIONS',
      'SUBMISSION#',
      'SUBMISSIONS',
      'SUBSCRIBER#',
    ],
    PutItem: [
      'EVENTS#',
      'IN-FORCE',
      'OPERATIONS',
      'PLACES#',
      'SUBMISSION#',
      'SUBMISSIONS',
      'SUBSCRIBER#',
      'SUPPRESSION',
      'SUPPRESSION#MAILBOX',
      'WORDING',
    ],
    UpdateItem: [
      'AUDIENCE#',
      'CALENDARS',
      'COMMUNITY-RESOURCES',
      'COUNT#',
      'DIGESTS',
      'EVENTS#',
      'LIMIT#',
      'LIST#',
      'PENDING#',
      'PLACES#',
      'SUBMISSION#',
      'SUBSCRIBER#',
      'SUPPRESSION',
    ],
    DeleteItem: [
      'COMMUNITY-RESOURCES',
      'PENDING#',
      'PLACES#',
      'SUBMISSION#',
      'SUBMISSIONS',
      'SUBSCRIBER#',
      'SUPPRESSION',
    ],
  },
};
