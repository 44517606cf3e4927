/** What a load did, as the operator reads it after a deploy. */
import type { LoadReport } from './load-calendar.ts';

/** One line; the deploy prints it among the stack's outputs. */
export function inWords(report: LoadReport): string {
  const { calendars, events, eventsWritten, eventsDeleted, signatureBlocksDrawn, toBeTold } = report;
  const { schedulesCreated, schedulesDeleted, schedulesUnchanged, issuesLeft, warnings } = report;
  return [
    `calendars: ${calendars}, events: ${events} (${eventsWritten} written, ${eventsDeleted} deleted)`,
    `mailings to come: ${schedulesCreated + schedulesUnchanged} (${schedulesCreated} new, ${schedulesDeleted} dropped)`,
    ...(toBeTold > 0 ? [`people to be told of changes or new events: about ${toBeTold}`] : []),
    ...(signatureBlocksDrawn > 0 ? [`signature blocks drawn: ${signatureBlocksDrawn}`] : []),
    ...(issuesLeft > 0
      ? [`newsletter issues left as they went out, though their files say otherwise: ${issuesLeft}`]
      : []),
    `warnings: ${warnings}`,
  ].join('; ');
}
