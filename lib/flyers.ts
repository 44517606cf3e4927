/** The bucket of flyers that people submit with their events: those that wait, and those that are published. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { FLYERS_UNCONFIRMED, FLYERS_WAITING } from '../core/contract/flyer-keys.ts';

/** What nobody confirmed is gone a day after its letter's link. */
const UNCONFIRMED_FOR = Duration.days(8);
/** What was never published is gone soon after the last day on which a moderator can decide on it. */
const WAITING_FOR = Duration.days(70);

/** Nobody but `web` reads it: what is published leaves by our own pages. Kept when the stack goes, as the table is that names its files. */
export class Flyers extends Construct {
  readonly name: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { prefix: FLYERS_UNCONFIRMED, expiration: UNCONFIRMED_FOR },
        { prefix: FLYERS_WAITING, expiration: WAITING_FOR },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.name = this.#bucket.bucketName;
  }

  /**
   * Allows to put flyers, to read them and to take them away. Whoever may not list a bucket is told 403 of a key that is not there, as of one
   * that is forbidden (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html), and `web` must tell the two apart.
   */
  grantKeep({ grantPrincipal }: IGrantable): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.#bucket.bucketArn] }),
    );
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [this.#bucket.arnForObjects('*')],
      }),
    );
  }
}
