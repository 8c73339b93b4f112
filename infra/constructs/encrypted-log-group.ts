import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages';

/** A log group with the stage's retention under our own key. */
export class EncryptedLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, stage: Stage, encryptionKey: IKey) {
    super(scope, id, {
      retention: stage.logRetention,
      encryptionKey,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
