/** Brings the files of `events-data/` to where `load-calendar` reads them, as the stack's assets do. */
import { createHash } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { DeployEvent } from '../core/contract/messages.ts';
import { localAccess } from './local-access.ts';
import { BUCKET, STACK_ID } from './resource-names.ts';

/** A file of `events-data/`, to be deployed. */
export interface DeployFile {
  readonly name: string;
  readonly text: string;
}

/** Stores each file under its content's hash, and gives back the event that a deploy of them hands over. */
export async function uploadFiles(
  files: readonly DeployFile[],
  endpoint: string,
  accepted: string | null = null,
): Promise<DeployEvent> {
  const client = new S3Client({ ...localAccess('deploy'), endpoint, forcePathStyle: true });
  const deployed = files.map(({ name, text }) => ({
    name,
    bucket: BUCKET,
    key: `${createHash('sha256').update(text).digest('hex')}-${name}`,
  }));
  for (const [index, { key }] of deployed.entries()) {
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: files[index]?.text ?? '' }));
  }
  client.destroy();
  return {
    RequestType: 'Update',
    StackId: STACK_ID,
    ResourceProperties: { files: deployed, ...(accepted !== null && { accept: accepted }) },
  };
}
