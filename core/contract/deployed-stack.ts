/** The stack as it is seen from outside: its stages, its name, and what the operator's commands read from its outputs. */

/** The stages there are. Each is a stack of its own; only production mails everyone. */
export const STAGES = ['dev', 'staging', 'production'] as const;
export type Stage = (typeof STAGES)[number];

/** What an operator may say with `cdk … -c name=value`. */
export const SETTINGS = [
  'stage',
  'agency',
  'deliverTo',
  'siteUrl',
  'identity',
  'eventsData',
  'accept',
  'alarmsTo',
  'runbookUrl',
] as const;
export type SettingName = (typeof SETTINGS)[number];

/** One of the stacks of an account. */
export interface StackKey {
  readonly stage: Stage;
  /** Short name of one of several agencies that share an account; null where there is one. */
  readonly agency: string | null;
}

/**
 * Longest short name of an agency. What is named after the stack has at most 64 characters (schedule group, configuration
 * sets), of which the rest of the stack's name takes 28 at most, and what is put behind it 12 at most.
 */
export const MOST_AGENCY_CHARACTERS = 24;

/** Whether a word can be an agency's short name: it stands in names of queues, sets and parameters, and is never taken for a stage. */
export const isAgencyName = (word: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(word) &&
  word.length <= MOST_AGENCY_CHARACTERS &&
  !STAGES.some((stage) => stage === word);

/** What an agency may be called, for whoever called it otherwise. */
export const AGENCY_NAME_RULE =
  `small letters, digits and single hyphens, beginning with a letter, at most ${MOST_AGENCY_CHARACTERS} characters, ` +
  `and none of ${STAGES.join(', ')}`;

/** What a stack is called in CloudFormation; everything in it that has a name of its own is named after it. */
export const stackNameOf = (key: StackKey): string => ['prevention-month', ...partsOf(key)].join('-');

/** Where the names of a stack's keys begin in SSM. */
export const keyPathOf = (key: StackKey): string => ['/prevention-month', ...partsOf(key)].join('/');

/** The folder of calendars of an agency, seen from the project's own. Another agency's are never taken in its place. */
export const eventsDataOf = (agency: string | null): string =>
  agency === null ? 'events-data' : `events-data/agencies/${agency}`;

const partsOf = ({ agency, stage }: StackKey): string[] => [...(agency === null ? [] : [agency]), stage];

/** Names of the outputs that say where links lead, and whom the stage may mail: `everyone`, `nobody`, or addresses by comma. */
export const SENDING_OUTPUTS = { siteUrl: 'SiteUrl', deliverTo: 'DeliverTo' } as const;

/** Names of the outputs by which commands find the store of a deployed stack. */
export const STORE_OUTPUTS = { tableName: 'TableName', idKeyParameter: 'IdKeyParameter' } as const;

/** What the keys are called behind where their names begin. */
export const KEY_NAMES = { idKey: 'id-key', linkKeys: 'link-keys' } as const;

/** What the record of approvals is called beside them. */
const APPROVALS = 'approvals';

const beside = (idKeyParameter: string, name: string): string =>
  `${idKeyParameter.slice(0, -KEY_NAMES.idKey.length)}${name}`;

/** The name of the link keys, which stand beside the id key. */
export const linkKeysBeside = (idKeyParameter: string): string => beside(idKeyParameter, KEY_NAMES.linkKeys);

/** The name of the parameter whose versions say who has approved what. */
export const approvalsBeside = (idKeyParameter: string): string => beside(idKeyParameter, APPROVALS);
