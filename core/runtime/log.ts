/** The functions' log: structured, with ids and never an address, a token or a message's body. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionName } from '../contract/functions.ts';

/** Writes one line: what happened, and the ids and numbers that say to what. */
type Write = (text: string, facts?: Readonly<Record<string, unknown>>) => void;

/** A function's log, one JSON object a line. */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** The logger is made with its first line: it opens the streams it writes to, which most starts of a function can do without. */
export function createLog(serviceName: FunctionName): Log {
  let logger: Logger | undefined;
  const open = (): Logger => {
    logger ??= new Logger({ serviceName });
    return logger;
  };
  return {
    info: (text, facts = {}) => open().info(text, facts),
    warn: (text, facts = {}) => open().warn(text, facts),
    error: (text, facts = {}) => open().error(text, facts),
  };
}

const ADDRESS = /[^\s<>"',;:()]*@[^\s<>"',;:()]*/g;
/** A link may be somebody's own, and sign for them. */
const LINK = /https?:\/\/[^\s<>"']*/g;

/**
 * What may be logged of an error. SES, for one, quotes addresses in its messages («Email address is not
 * verified: …»), so whatever holds an @ is masked; stack traces repeat the message and stay out.
 */
export function describeError(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message.replace(LINK, '<link>').replace(ADDRESS, '<address>') }
    : { name: 'Unknown', message: 'something that is not an Error was thrown' };
}
