/**
 * Who may do what, as IAM would decide it before a service answers. On its own the one-machine cloud lets everybody do
 * everything; tests name a module that holds each call against the caller's role.
 */

import { LOCAL_ACCOUNT } from '../local-access.ts';
import type { Caller } from './aws-call.ts';

/** One thing that has to be allowed before a call is answered. */
export interface Need {
  /** `dynamodb:GetItem`. */
  readonly action: string;
  /** The ARN of what it is done to; `*` where the service knows no resource for it. */
  readonly resource: string;
  /** What conditions may ask for: `{ 'dynamodb:LeadingKeys': ['AGENCY'] }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Partition keys under which it may change, write over or delete what stands. No service asks for that; a law of ours may. */
  readonly mayChange?: readonly string[];
}

/** Says why the caller with this access key may not do one of these, or null when they may. */
export type Authorize = (accessKey: string, needs: readonly Need[]) => Promise<string | null>;

/** Names, in the environment, the module whose `authorize` decides: a file URL. */
export const AUTHORIZER = 'CALL_AUTHORIZER';

/** The one that the environment names; undefined where none is named. */
export async function namedAuthorizer(): Promise<Authorize | undefined> {
  const named = process.env[AUTHORIZER];
  if (named === undefined) return;
  const { authorize } = (await import(named)) as { readonly authorize: Authorize };
  return authorize;
}

/** The ARN of something in the account of the one-machine cloud: `arnOf(caller, 'ssm', 'parameter/id-key')`. */
export const arnOf = ({ region }: Pick<Caller, 'region'>, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${LOCAL_ACCOUNT}:${resource}`;
