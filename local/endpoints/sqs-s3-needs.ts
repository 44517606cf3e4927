/** What a call to SQS or S3 needs to be allowed. */

import { LOCAL_ACCOUNT } from '../local-access.ts';
import { arnOf, type Need } from './authorize.ts';
import type { AwsRequest } from './aws-server.ts';

/** Whether a request is for SQS; S3's operations are named by method and path. */
export const isForSqs = ({ headers }: AwsRequest): boolean =>
  String(headers['x-amz-target']).startsWith('AmazonSQS.');

/**
 * The operation on its queue. A batch needs what its members need.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 */
export function sqsNeeds({ headers, body, caller }: AwsRequest): Need[] {
  const operation = String(headers['x-amz-target'])
    .slice('AmazonSQS.'.length)
    .replace(/Batch$/, '');
  const { QueueUrl = '/*' } = JSON.parse(body || '{}') as { readonly QueueUrl?: string };
  const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
  return [{ action: `sqs:${operation}`, resource: arnOf(caller, 'sqs', queue) }];
}

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/**
 * Reading, writing or deleting an object, or listing a bucket; nothing else can be asked for here. Whoever reads an object
 * that is not there is told so only if they may list the bucket.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function s3Needs(
  { method, path, query, headers }: AwsRequest,
  exists: () => Promise<boolean>,
): Promise<Need[]> {
  const [, bucket = '', key = ''] = /^\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  const context = { 'aws:ResourceAccount': LOCAL_ACCOUNT };
  const list = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context };
  if (key === '') return [method === 'GET' ? list : { ...list, action: 's3:CreateBucket' }];
  const action = isPlain(query, headers) ? OBJECT_ACTIONS[method] : undefined;
  const resource = `arn:aws:s3:::${bucket}/${decodeURIComponent(key)}`;
  const need = { action: action ?? `s3:${method} with ${query}`, resource, context };
  return action === 's3:GetObject' && !(await exists()) ? [need, list] : [need];
}

/** Whether nothing of the request says that it is more than its method: tagging, a copy, a part of an upload. */
const isPlain = (query: URLSearchParams, headers: AwsRequest['headers']): boolean =>
  [...query.keys()].every((name) => name === 'x-id') && headers['x-amz-copy-source'] === undefined;
