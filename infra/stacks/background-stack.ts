import { Aws, Duration, Lazy, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { booksDiffer } from '../../shared/domain/ledger/books-differ';
import { eventPrefix } from '../../shared/persistence/keys';
import { tableSchema } from '../../shared/persistence/table';
import { DeadLetterQueue } from '../constructs/dead-letter-queue';
import { explainWildcard } from '../constructs/explain-wildcard';
import { ImpactAlarm } from '../constructs/impact-alarm';
import { ServiceFunction, type ServiceContext } from '../constructs/service-function';
import { allowKeyThrough } from '../constructs/table-permissions';
import { WorkQueue } from '../constructs/work-queue';
import type { DataStack } from './data-stack';

/** New events and nothing else: what a case, a draft or a balance became is no message. */
const insertedEvents = { pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { [tableSchema.sortKey]: { S: [{ prefix: eventPrefix }] } } } }) };

export type BackgroundStackProps = StackProps & { readonly context: ServiceContext; readonly data: DataStack };

/** What runs without anybody asking: the daily run on its schedule, and the stream of events. */
export class BackgroundStack extends Stack {
  /** Exports that were asked for. */
  readonly exports: WorkQueue;
  private readonly context: ServiceContext;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, { context, data, ...props }: BackgroundStackProps) {
    super(scope, id, props);
    this.context = context;
    this.data = data;
    const dailyFailures = this.createDeadLetters('DailyFailures', 'Deadlines of a day may not have been worked off: notices not opened or closed, late cases not moved on.');
    const daily = this.createDaily(dailyFailures, this.createDeadlines(), this.createReconciler());
    this.scheduleDaily(daily, dailyFailures);
    this.watchDaily(daily);
    const outboxFailures = this.createDeadLetters('OutboxFailures', 'Totals that finance exports miss at least one event; no decision and no payment depends on them.');
    const outbox = this.createOutbox();
    this.connectStream(outbox, outboxFailures);
    this.watchStream(outbox);
    this.exports = this.createExporter();
  }

  /** Works off what the daily run finds, many cases at a time; each by one conditional transition, so that order and repeats don't matter. */
  private createDeadlines(): WorkQueue {
    const timeout = Duration.seconds(60);
    const worker = new ServiceFunction(this, {
      context: this.context, name: 'deadlines',
      description: 'Opens and closes notices and moves late cases on, one by one',
      environment: {},
      memoryMegabytes: 1024, timeout,
      errorImpact: 'Cases whose day has come are not moved: notices not opened or closed, late cases not moved on. They are tried again five times, then kept aside.',
      throttleImpact: 'Cases whose day has come wait longer in their queue; nothing is lost.',
    });
    return new WorkQueue(this, 'DueCases', {
      topic: this.context.alarmTopic, worker, workerTimeout: timeout, batchSize: 10, maxConcurrency: 10,
      lateImpact: 'Notices that should open or close today and cases past their deadline have waited for an hour; approvals behind them wait too.',
      failureImpact: 'Some cases whose day has come were not moved after five tries: a notice not opened or closed, a late case not moved on. All others were.',
    });
  }

  /** Writes exports in the background: one at a time a worker, leased, resumable; files go to their own folder of the bucket and nowhere else. */
  private createExporter(): WorkQueue {
    const { files } = this.data;
    const timeout = Duration.minutes(10);
    const queueUrl = Lazy.string({ produce: () => this.exports.queue.queueUrl });
    const worker = new ServiceFunction(this, {
      context: this.context, name: 'exporter',
      description: 'Collects and writes the detail exports that were asked for',
      environment: { FILES_BUCKET: files.bucketName, EXPORT_QUEUE_URL: queueUrl },
      memoryMegabytes: 1024, timeout,
      // Rows live for a moment only: a small young generation keeps the memory of a million rows that of ten thousand.
      nodeOptions: '--max-semi-space-size=4',
      errorImpact: 'A detail export does not get ready; it is tried again and goes on where it stopped. Totals, payments and cases are not touched.',
      throttleImpact: 'Detail exports wait longer; nothing is lost.',
    });
    worker.role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [files.arnForObjects('exports/*')] }));
    explainWildcard(worker.role, this.data, files.bucketArn, '/exports/*', 'Exports and their parts are named after their job: every object below exports/ of this one bucket. It is versioned and the role cannot delete.');
    worker.role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }));
    worker.role.addToPolicy(allowKeyThrough(this.context.dataKey.keyArn, 's3'));
    const exports = new WorkQueue(this, 'Exports', {
      topic: this.context.alarmTopic, worker, workerTimeout: timeout, batchSize: 1, maxConcurrency: 2,
      lateImpact: 'Detail exports that finance and auditors asked for have waited for an hour.',
      failureImpact: 'A detail export was given up after five tries; the person who asked for it sees that it failed, why, and by which number the log tells more, and can let it go on.',
    });
    // What a run has no time for goes back into the queue.
    exports.allowSending(worker.role);
    return exports;
  }

  /** Proves the books each night, when the day's cases have been worked off; it reads everything and can change nothing. */
  private createReconciler(): WorkQueue {
    const { files } = this.data;
    const timeout = Duration.minutes(15);
    const worker = new ServiceFunction(this, {
      context: this.context, name: 'reconciler',
      description: 'Proves that balances, entries, cases, batch files and results agree',
      environment: { FILES_BUCKET: files.bucketName },
      memoryMegabytes: 1769, timeout,
      errorImpact: 'The books were not proved last night. Nothing is wrong with them that is known; nothing is known to be right either.',
      throttleImpact: 'The nightly proof of the books waits; nothing is lost.',
    });
    worker.role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [files.arnForObjects('payment-files/*'), files.arnForObjects('result-files/*'), files.arnForObjects('payment-journal/*')] }));
    worker.role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [files.arnForObjects('reconciliations/*')] }));
    for (const folder of ['payment-files', 'result-files', 'payment-journal', 'reconciliations']) explainWildcard(worker.role, this.data, files.bucketArn, `/${folder}/*`, `Files are named after their batch or moment: every object below ${folder}/ of this one bucket. It is versioned and the role cannot delete.`);
    worker.role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }));
    worker.role.addToPolicy(allowKeyThrough(this.context.dataKey.keyArn, 's3'));
    const differing = new MetricFilter(this, 'BooksDifferLines', {
      logGroup: worker.logGroup, metricNamespace: `IpFinanceSubsidies/${this.context.stage.name}`, metricName: 'BooksDiffer', filterPattern: FilterPattern.stringValue('$.message', '=', booksDiffer),
    });
    new ImpactAlarm(this, 'BooksDiffer', {
      topic: this.context.alarmTopic, metric: differing.metric({ period: Duration.minutes(5), statistic: 'Sum' }), threshold: 1,
      impact: 'The books do not agree: a balance, entry, case, payment file or recorded answer says something else than the others. Money may be wrong.',
      firstCheck: 'the report (GET /reconciliations/latest, or the newest file below reconciliations/) names every difference; pay nothing out of an account it names.',
    });
    return new WorkQueue(this, 'Reconcile', {
      topic: this.context.alarmTopic, worker, workerTimeout: timeout, batchSize: 10, maxConcurrency: 2, deliveryDelay: Duration.minutes(15),
      lateImpact: 'The nightly proof of the books has waited for an hour.',
      failureImpact: 'The books could not be proved in five tries: whether they agree is not known.',
    });
  }

  private createDaily(failures: Queue, dueCases: WorkQueue, reconcile: WorkQueue): ServiceFunction<'daily'> {
    const { auditRoots } = this.data;
    const daily = new ServiceFunction(this, {
      context: this.context, name: 'daily',
      description: 'Finds the cases whose day has come, hands them to the queue, writes the audit root of the day',
      environment: { AUDIT_BUCKET: auditRoots.bucketName, DUE_CASES_QUEUE_URL: dueCases.queue.queueUrl, RECONCILE_QUEUE_URL: reconcile.queue.queueUrl },
      memoryMegabytes: 1024, timeout: Duration.minutes(15),
      errorImpact: 'The daily run stopped: notices may not open or close today and deadlines do not move cases; it catches up when it runs again.',
      throttleImpact: 'Two daily runs wanted to start at once, or the account has no capacity left; the schedule tries again.',
      options: { deadLetterQueue: failures, retryAttempts: 2 },
    });
    dueCases.allowSending(daily.role);
    reconcile.allowSending(daily.role);
    daily.role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [auditRoots.arnForObjects('*')] }));
    explainWildcard(daily.role, this.data, auditRoots.bucketArn, '/*', 'Audit roots are named after their day: every object of this one bucket. It is write-once, so putting cannot replace.');
    // Without it a missing object is answered "forbidden" and could not be told from one that may not be read.
    daily.role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [auditRoots.bucketArn] }));
    daily.role.addToPolicy(allowKeyThrough(this.context.dataKey.keyArn, 's3'));
    return daily;
  }

  /** 00:10 in Shanghai: the legal day that ended at 24:00 is over, offices are closed. */
  private scheduleDaily(daily: ServiceFunction<'daily'>, failures: Queue): void {
    const role = new Role(this, 'ScheduleRole', {
      description: 'Starts the daily run, nothing else',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [daily.lambda.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }));
    const schedule = new CfnSchedule(this, 'DailySchedule', {
      description: 'The daily run, ten minutes after the legal day ends',
      scheduleExpression: 'cron(10 0 * * ? *)',
      scheduleExpressionTimezone: 'Asia/Shanghai',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: daily.lambda.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: Duration.hours(6).toSeconds() },
        deadLetterConfig: { arn: failures.queueArn },
      },
    });
    // The schedule tests its role when it is made: the policy has to be there.
    schedule.node.addDependency(role);
  }

  private watchDaily(daily: ServiceFunction<'daily'>): void {
    new ImpactAlarm(this, 'DailyRunMissed', {
      topic: this.context.alarmTopic,
      // 25 hours in a row without a start: one hour more than a day, so that the hour of the run itself cannot ring it.
      metric: daily.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }), threshold: 1, evaluationPeriods: 25, whenBelow: true, silenceIsBad: true,
      impact: 'No daily run for more than a day: public notices stay closed or open too long, so approvals and payments wait; deadlines do not move cases.',
      firstCheck: 'is the schedule enabled, what lies in the queue of daily failures; start the function by hand, it catches up every unfinished day.',
    });
  }

  private createOutbox(): ServiceFunction<'outbox'> {
    return new ServiceFunction(this, {
      context: this.context, name: 'outbox',
      description: 'Counts each event once into the totals of finance',
      environment: {},
      memoryMegabytes: 512, timeout: Duration.seconds(60),
      errorImpact: 'Totals stop growing at the event that fails; their "as of" time tells finance so. Cases and payments are not touched.',
      throttleImpact: 'Totals lag behind; nothing is lost while the stream keeps its records (24 hours).',
    });
  }

  private connectStream(outbox: ServiceFunction<'outbox'>, failures: Queue): void {
    const { table } = this.context;
    const reading = new PolicyStatement({ actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], resources: [table.streamArn] });
    outbox.role.addToPolicy(reading);
    // Lambda checks this one when the mapping is made; it cannot be narrowed to one stream, only to this table's.
    outbox.role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${table.arn}/stream/*`] }));
    explainWildcard(outbox.role, this.data, table.arn, '/stream/*', 'Listing the streams of this one table, which Lambda checks when the mapping is made; reading is limited to the one stream.');
    const mapping = new EventSourceMapping(this, 'Events', {
      target: outbox.lambda,
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      onFailure: new SqsDlq(failures),
      filters: [insertedEvents],
    });
    mapping.node.addDependency(outbox.role);
  }

  private watchStream(outbox: ServiceFunction<'outbox'>): void {
    new ImpactAlarm(this, 'StreamIteratorAge', {
      topic: this.context.alarmTopic,
      metric: outbox.lambda.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }), threshold: Duration.minutes(15).toMilliseconds(), evaluationPeriods: 2,
      impact: 'Totals are more than 15 minutes old; after 24 hours the stream forgets and the totals must be rebuilt.',
      firstCheck: 'errors of the outbox function: one record that fails holds up the records of its partition.',
    });
  }

  private createDeadLetters(id: string, impact: string): Queue {
    return new DeadLetterQueue(this, id, { topic: this.context.alarmTopic, impact }).queue;
  }
}
