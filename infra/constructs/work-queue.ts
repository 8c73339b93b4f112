import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue';
import { ImpactAlarm } from './impact-alarm';
import type { ServiceFunction } from './service-function';

export type WorkQueueProps = {
  readonly topic: ITopic;
  readonly worker: ServiceFunction;
  /** The worker's own timeout; a message comes again only after six times as long. */
  readonly workerTimeout: Duration;
  readonly batchSize: number;
  /** Workers at a time, at least 2. */
  readonly maxConcurrency: number;
  /** How long a message lies before anybody sees it. */
  readonly deliveryDelay?: Duration;
  /** What people notice while work waits too long, and when some of it was given up. */
  readonly lateImpact: string;
  readonly failureImpact: string;
};

const triesAtMost = 5;

/** Work for one function: partial-batch answers, five tries, then a dead-letter queue; alarms when it waits and when it was given up. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { topic, worker } = props;
    const failures = new DeadLetterQueue(this, `${id}Failures`, { topic, impact: props.failureImpact });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14), ...(props.deliveryDelay === undefined ? {} : { deliveryDelay: props.deliveryDelay }),
      visibilityTimeout: Duration.seconds(props.workerTimeout.toSeconds() * 6), deadLetterQueue: { queue: failures.queue, maxReceiveCount: triesAtMost },
    });
    worker.role.addToPolicy(new PolicyStatement({ actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], resources: [this.queue.queueArn] }));
    const mapping = new EventSourceMapping(this, 'Source', {
      target: worker.lambda, eventSourceArn: this.queue.queueArn, batchSize: props.batchSize, maxConcurrency: props.maxConcurrency, reportBatchItemFailures: true,
    });
    mapping.node.addDependency(worker.role);
    new ImpactAlarm(this, `${id}Late`, {
      topic, metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }), threshold: Duration.hours(1).toSeconds(), impact: props.lateImpact,
      firstCheck: 'errors and throttles of the function that works it off; it goes on by itself once that is mended.',
    });
  }

  allowSending(role: Role): void {
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }
}
