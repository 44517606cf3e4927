/** Flyers in their bucket. Only what was checked is put there; nobody but us reads it. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { FLYERS_PUBLISHED, FLYERS_UNCONFIRMED, FLYERS_WAITING } from '../contract/flyer-keys.ts';
import { SILENT } from '../runtime/sdk-logger.ts';
import { type CheckedFlyer, FLYER_FILES } from './flyer.ts';

/** Which flyer: that of a submission before it is confirmed or while it waits, or that of an event that is published. */
export interface FlyerPlace {
  readonly type: CheckedFlyer['type'];
  readonly of:
    | { readonly unconfirmed: string }
    | { readonly waiting: string }
    | { readonly published: string };
}

export interface Flyers {
  put(place: FlyerPlace, bytes: Uint8Array): Promise<void>;
  find(place: FlyerPlace): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** No-op where there is none. */
  remove(place: FlyerPlace): Promise<void>;
}

const keyOf = ({ type, of }: FlyerPlace): string => `${folderOf(of)}/${FLYER_FILES[type].name}`;

function folderOf(of: FlyerPlace['of']): string {
  if ('unconfirmed' in of) return `${FLYERS_UNCONFIRMED}${of.unconfirmed}`;
  return 'waiting' in of ? `${FLYERS_WAITING}${of.waiting}` : `${FLYERS_PUBLISHED}${of.published}`;
}

/** Opens the bucket with the credentials and endpoint of the environment. */
export function openFlyers(bucket: string, client = new S3Client({ logger: SILENT })): Flyers {
  return {
    put: async (place, bytes) => {
      await client.send(
        new PutObjectCommand({
          ...{ Bucket: bucket, Key: keyOf(place), Body: bytes },
          ContentType: FLYER_FILES[place.type].contentType,
          ContentDisposition: 'attachment',
        }),
      );
    },
    find: async (place) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(place) }));
        return Body && Uint8Array.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    remove: async (place) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(place) }));
    },
  };
}
