import { Duration, Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm';

/** What was given up after its tries, kept for two weeks; the first message rings. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { topic, impact }: { readonly topic: ITopic; readonly impact: string }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
    Validations.of(this.queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This is a dead-letter queue itself: of a queue, an event source, a function or a schedule, which the rule does not all see.' });
    new ImpactAlarm(this, `${id}NotEmpty`, {
      topic, metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }), threshold: 1, impact,
      firstCheck: 'read (do not delete) the message, then the log of the function at that time.',
    });
  }
}
