/** The functions' log: structured, with ids and never an address, a token or a message's body. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionName } from '../contract/functions.ts';

/** A function's logger, one JSON object a line. */
export const createLog = (serviceName: FunctionName): Logger => new Logger({ serviceName });

const ADDRESS = /[^\s<>"',;:()]*@[^\s<>"',;:()]*/g;

/**
 * What may be logged of an error. SES, for one, quotes addresses in its messages («Email address is not
 * verified: …»), so whatever holds an @ is masked; stack traces repeat the message and stay out.
 */
export function describeError(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message.replace(ADDRESS, '<address>') }
    : { name: 'Unknown', message: 'something that is not an Error was thrown' };
}
