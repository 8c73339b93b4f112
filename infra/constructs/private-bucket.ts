import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../stages';

export type PrivateBucketProps = { readonly encryptionKey: IKey; readonly accessLogs: IBucket; readonly logPrefix: string };

/** A bucket for files that prove something: versioned, encrypted, TLS only, no public access, each access logged. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps & { readonly writeOnce?: Stage['auditRetention'] }) {
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: props.logPrefix,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
      ...(props.writeOnce === undefined ? {} : { objectLockEnabled: true, objectLockDefaultRetention: retentionOf(props.writeOnce) }),
    });
  }
}

/** CDK's Bucket is its IBucket, but not to the compiler under exactOptionalPropertyTypes (`policy?`). */
export const isBucket = (value: unknown): value is IBucket => value instanceof Bucket;

const retentionOf = ({ mode, days }: Stage['auditRetention']): ObjectLockRetention =>
  mode === 'compliance' ? ObjectLockRetention.compliance(Duration.days(days)) : ObjectLockRetention.governance(Duration.days(days));
