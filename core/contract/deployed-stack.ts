/** The stack as it is seen from outside: its stages, its name, and what the operator's commands read from its outputs. */

/** The stages there are. Each is a stack of its own; only production mails everyone. */
export const STAGES = ['dev', 'staging', 'production'] as const;
export type Stage = (typeof STAGES)[number];

/** What an operator may say with `cdk … -c name=value`. */
export const SETTINGS = ['stage', 'deliverTo', 'siteUrl', 'identity', 'eventsData', 'accept'] as const;
export type SettingName = (typeof SETTINGS)[number];

/** What the stack of a stage is called in CloudFormation. */
export const stackNameOf = (stage: Stage): string => `prevention-month-${stage}`;

/** Where the names of a stage's keys begin in SSM. */
export const keyPathOf = (stage: Stage): string => `/prevention-month/${stage}`;

/** Names of the outputs by which commands find the store of a deployed stack. */
export const STORE_OUTPUTS = { tableName: 'TableName', idKeyParameter: 'IdKeyParameter' } as const;
