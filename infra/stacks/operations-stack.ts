import { Aws, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Stage } from '../stages';

/** What watching the system needs: the key of the logs, and the topic that alarms go to. */
export class OperationsStack extends Stack {
  readonly key: Key;
  readonly alarmTopic: Topic;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    this.key = new Key(this, 'OperationsKey', {
      description: `Logs and alarms of the subsidies system (${stage.name})`,
      enableKeyRotation: true,
      // Logs that cannot be decrypted are lost logs: the key stays even when the stack goes.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.letLogsEncrypt();
    this.alarmTopic = new Topic(this, 'Alarms', { masterKey: this.key, enforceSSL: true, displayName: `IP-finance subsidies ${stage.name}: alarms` });
    this.letAlarmsPublish();
    if (stage.alarmEmail !== undefined) this.alarmTopic.addSubscription(new EmailSubscription(stage.alarmEmail));
  }

  private letLogsEncrypt(): void {
    this.key.addToResourcePolicy(new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.${Aws.URL_SUFFIX}`)],
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*` } },
    }));
  }

  private letAlarmsPublish(): void {
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    const ours = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    this.key.addToResourcePolicy(new PolicyStatement({ principals: [alarms], actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'], conditions: ours }));
    this.alarmTopic.addToResourcePolicy(new PolicyStatement({ principals: [alarms], actions: ['sns:Publish'], resources: [this.alarmTopic.topicArn], conditions: ours }));
  }
}
