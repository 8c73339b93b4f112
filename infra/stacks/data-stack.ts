import { ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableEncryptionV2, TableV2, type GlobalSecondaryIndexPropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { tableSchema, type IndexSchema } from '../../shared/persistence/table';
import { ImpactAlarm } from '../constructs/impact-alarm';
import { isBucket, PrivateBucket } from '../constructs/private-bucket';
import type { TableReference } from '../constructs/table-permissions';
import type { Stage } from '../stages';

const streamViews = { NEW_IMAGE: StreamViewType.NEW_IMAGE } as const;
const text = (name: string): { name: string; type: AttributeType } => ({ name, type: AttributeType.STRING });

/** Everything that must survive: the table, the files, the audit roots, and the keys they are encrypted with. */
export class DataStack extends Stack {
  readonly dataKey: Key;
  /** Encrypts single fields (accounts, contacts) inside items that are already encrypted at rest. */
  readonly fieldKey: Key;
  readonly table: TableReference;
  readonly files: Bucket;
  readonly auditRoots: Bucket;

  constructor(scope: Construct, id: string, { stage, alarmTopic, ...props }: StackProps & { readonly stage: Stage; readonly alarmTopic: ITopic }) {
    super(scope, id, props);
    this.dataKey = this.createKey('DataKey', `Table and files of the subsidies system (${stage.name})`);
    this.fieldKey = this.createKey('FieldKey', `Personal and bank fields of the subsidies system (${stage.name})`);
    const table = this.createTable(stage);
    this.table = stage.restoredTable === undefined ? table : this.restoredTable(stage.restoredTable);
    const accessLogs = this.createAccessLogs();
    this.files = new PrivateBucket(this, 'Files', { encryptionKey: this.dataKey, accessLogs, logPrefix: 'files/' });
    this.auditRoots = new PrivateBucket(this, 'AuditRoots', { encryptionKey: this.dataKey, accessLogs, logPrefix: 'audit-roots/', writeOnce: stage.auditRetention });
    this.watchTable(alarmTopic);
    new CfnOutput(this, 'TableName', { value: this.table.name, description: 'The table the functions use' });
  }

  private createKey(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30) });
  }

  private createTable(stage: Stage): TableReference {
    const table = new TableV2(this, 'Table', {
      partitionKey: text(tableSchema.partitionKey),
      sortKey: text(tableSchema.sortKey),
      globalSecondaryIndexes: tableSchema.indexes.map(indexOf),
      billing: Billing.onDemand(),
      timeToLiveAttribute: tableSchema.timeToLiveAttribute,
      dynamoStream: streamViews[tableSchema.streamViewType],
      encryption: TableEncryptionV2.customerManagedKey(this.dataKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      contributorInsightsSpecification: { enabled: stage.name === 'prod' },
    });
    if (table.tableStreamArn === undefined) throw new Error('The table has no stream: events would not be published');
    // Exported even while nobody imports them: moving to a restored table must not take away what is still in use.
    for (const value of [table.tableName, table.tableArn, table.tableStreamArn]) this.exportValue(value);
    return { name: table.tableName, arn: table.tableArn, streamArn: table.tableStreamArn };
  }

  /** The functions move to the restored table; the old one stays, protected, as evidence. */
  private restoredTable({ name, streamLabel }: NonNullable<Stage['restoredTable']>): TableReference {
    const arn = this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: name, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    return { name, arn, streamArn: `${arn}/stream/${streamLabel}` };
  }

  /** S3 delivers access logs only to buckets under its own key. */
  private createAccessLogs(): IBucket {
    const bucket: unknown = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(400) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (!isBucket(bucket)) throw new Error('A bucket was created and is none');
    return bucket;
  }

  private watchTable(topic: ITopic): void {
    const TableName = this.table.name;
    const period = Duration.minutes(5);
    const sum = (metricName: string, dimensions: Record<string, string> = {}): Metric =>
      new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName, ...dimensions }, statistic: 'Sum', period });
    new ImpactAlarm(this, 'TableThrottles', {
      topic, threshold: 1, evaluationPeriods: 2,
      metric: new MathExpression({ expression: 'FILL(reads, 0) + FILL(writes, 0)', usingMetrics: { reads: sum('ReadThrottleEvents'), writes: sum('WriteThrottleEvents') }, period, label: 'throttled requests' }),
      impact: 'Saving and opening applications is slow or answered "busy, try again"; nothing is lost.',
      firstCheck: 'which partition is hot (contributor insights), and whether an import or a simulation is running.',
    });
    const operations = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'TransactWriteItems'];
    new ImpactAlarm(this, 'TableSystemErrors', {
      topic, threshold: 1, evaluationPeriods: 2,
      metric: new MathExpression({
        expression: operations.map((_, position) => `FILL(m${position}, 0)`).join(' + '),
        usingMetrics: Object.fromEntries(operations.map((Operation, position) => [`m${position}`, sum('SystemErrors', { Operation })])),
        period, label: 'system errors',
      }),
      impact: 'DynamoDB itself fails: applicants and officers see errors; retries may answer later, decisions stay whole or undone.',
      firstCheck: 'the health page of the region, then the errors of the functions.',
    });
  }
}

function indexOf(index: IndexSchema): GlobalSecondaryIndexPropsV2 {
  const keys = { indexName: index.indexName, partitionKey: text(index.partitionKey), sortKey: text(index.sortKey) };
  return index.projection.kind === 'keys_only'
    ? { ...keys, projectionType: ProjectionType.KEYS_ONLY }
    : { ...keys, projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.projection.attributes] };
}
