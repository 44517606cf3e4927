/** The files of a deploy, read from where the deploy has put them. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { DeployedFile } from '../contract/messages.ts';

/** A file's name in `events-data/` and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Reads all `files`, in their order. */
export function readDeployedFiles(
  files: readonly DeployedFile[],
  client = new S3Client(),
): Promise<NamedText[]> {
  return Promise.all(
    files.map(async ({ name, bucket, key }) => {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return { name, text: (await answer.Body?.transformToString()) ?? '' };
    }),
  );
}
