/**
 * What sending needs to be allowed. SES authorizes all that a call touches: the sender's identity, the configuration set, and
 * in bulk a template too, even for content that comes with the call.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
import { SENDER_DOMAIN } from '../resource-names.ts';
import { arnOf, type Need } from './authorize.ts';
import { parseJson } from './aws-input.ts';
import type { AwsRequest } from './aws-server.ts';

interface Sending {
  readonly ConfigurationSetName?: string;
  readonly Content?: { readonly Raw?: unknown };
}

/** Content that comes with a call has no name; any template's pattern has to allow it. */
const UNNAMED_TEMPLATE = 'template/content-of-the-call';

export const bulkNeeds = (request: AwsRequest): Need[] =>
  needs('SendBulkEmail', request, [...touched(request), UNNAMED_TEMPLATE]);

/** A raw message is authorized as SendRawEmail, whatever the call is named; we take it that the call itself has to be allowed too. */
export const singleNeeds = (request: AwsRequest): Need[] => {
  const { Content } = parseJson(request.body) as Sending;
  const actions = Content?.Raw === undefined ? ['SendEmail'] : ['SendEmail', 'SendRawEmail'];
  return actions.flatMap((action) => needs(action, request, touched(request)));
};

const needs = (action: string, { caller }: AwsRequest, resources: readonly string[]): Need[] =>
  resources.map((resource) => ({ action: `ses:${action}`, resource: arnOf(caller, 'ses', resource) }));

function touched({ body }: AwsRequest): string[] {
  const { ConfigurationSetName } = parseJson(body) as Sending;
  const identity = `identity/${SENDER_DOMAIN}`;
  return ConfigurationSetName === undefined
    ? [identity]
    : [identity, `configuration-set/${ConfigurationSetName}`];
}
