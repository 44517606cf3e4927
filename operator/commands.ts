/** Which commands the operator's tool has. */
import type { Command } from 'commander';

/** By name, in the order of the help. Each is loaded only when it is called: a calendar check needs neither a cloud nor its memory. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  rehearse: async () => (await import('./rehearse.ts')).rehearseCommand(),
  calendar: async () => (await import('./calendar-check.ts')).calendarCommand(),
  plan: async () => (await import('./plan.ts')).planCommand(),
  subscribers: async () => (await import('./subscribers.ts')).subscribersCommand(),
  mailings: async () => (await import('./mailings.ts')).mailingsCommand(),
  submissions: async () => (await import('./submissions.ts')).submissionsCommand(),
  queues: async () => (await import('./queues.ts')).queuesCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  log: async () => (await import('./log.ts')).logCommand(),
  cost: async () => (await import('./cost.ts')).costCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
  'send-test': async () => (await import('./send-test.ts')).sendTestCommand(),
  setup: async () => (await import('./setup.ts')).setupCommand(),
  deploy: async () => (await import('./deploy.ts')).deployCommand(),
};
