import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { functionConfigs, readFunctionConfig } from '../shared/config/function-config';
import { routeTable } from '../shared/contracts/route-table';
import { tableSchema } from '../shared/persistence/table';
import { addDeployment } from './deployment';
import { payingOperations } from './stacks/api-stack';
import { functionNames } from './stages';
import { tableAccess } from './table-access';

type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>>; readonly DeletionPolicy?: string };
type Synthesised = { readonly templates: Readonly<Record<'Operations' | 'Data' | 'Background' | 'Api' | 'Portal', Template>>; readonly resources: readonly (readonly [string, Resource])[]; readonly text: string };

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) }).parse(JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')));

const at = (value: unknown, ...path: readonly string[]): unknown => path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value);

/** Synthesis runs cdk-nag and throws when a finding is left unexplained; CDK's own slower rules run in `npm run synth`. */
function synthesise(context: Readonly<Record<string, unknown>>): Synthesised {
  const app = new App({ builtinCloudFormationValidation: false, context: { ...cdkJson.context, ...context } });
  const { operations, data, background, api, portal } = addDeployment(app, Code.fromInline('export const handler = () => undefined;'));
  const templates = { Operations: Template.fromStack(operations), Data: Template.fromStack(data), Background: Template.fromStack(background), Api: Template.fromStack(api), Portal: Template.fromStack(portal) };
  const all = Object.values(templates).map((template) => template.toJSON());
  return { templates, resources: all.flatMap((template) => Object.entries(template['Resources'] as Record<string, Resource>)), text: JSON.stringify(all) };
}

const china = synthesise({ stage: 'prod', region: 'cn-north-1', issuer: 'https://id.example.cn', audience: 'api', portalDomain: 'portal.example.cn', portalCertificate: 'ASCAEXAMPLE' });
const elsewhere = synthesise({ region: 'ap-southeast-1', demo: 'true', paymentsFrozen: 'true', restoredTable: 'restored-2026', restoredStreamLabel: '2026-11-23T00:00:00.000' });
const both = [['aws-cn, production', china], ['aws, restored and frozen', elsewhere]] as const;

const ofType = ({ resources }: Synthesised, type: string): readonly (readonly [string, Resource])[] => resources.filter(([, resource]) => resource.Type === type);
const one = (synthesised: Synthesised, type: string, name = ''): Resource => {
  const found = ofType(synthesised, type).filter(([id]) => id.startsWith(name));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} ${name}`);
  return found[0]![1];
};

type Statement = { readonly Effect: string; readonly Action: string | readonly string[]; readonly Resource: unknown; readonly Condition?: Record<string, Record<string, unknown>> };
const list = <Item>(value: Item | readonly Item[]): readonly Item[] => (Array.isArray(value) ? value : [value]) as readonly Item[];
const statementsOf = (synthesised: Synthesised, roleName: string): readonly Statement[] =>
  ofType(synthesised, 'AWS::IAM::Policy').filter(([id]) => id.startsWith(roleName)).flatMap(([, policy]) => at(policy.Properties, 'PolicyDocument', 'Statement') as readonly Statement[]);
const roleOf = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}FunctionRole`;
/** The leading keys on which a function may do something. */
const keysFor = (name: string, action: string): readonly string[] => statementsOf(china, roleOf(name))
  .filter((statement) => statement.Effect === 'Allow' && list(statement.Action).includes(`dynamodb:${action}`))
  .flatMap((statement) => list((statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []) as readonly string[]));

describe.each(both)('data (%s)', (_, synthesised) => {
  it('keeps a table that can be restored to any second, encrypted under our key, and cannot be deleted', () => {
    const table = one(synthesised, 'AWS::DynamoDB::GlobalTable');
    expect(table.DeletionPolicy).toBe('Retain');
    expect(table.Properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamViewType: 'NEW_IMAGE' }, SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
    const replicas = table.Properties['Replicas'] as readonly Record<string, unknown>[];
    expect(replicas).toHaveLength(1);
    expect(replicas[0]).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] } },
    });
  });

  it('has the keys and indexes that the repositories use', () => {
    const table = one(synthesised, 'AWS::DynamoDB::GlobalTable').Properties;
    expect(table['KeySchema']).toEqual([{ AttributeName: tableSchema.partitionKey, KeyType: 'HASH' }, { AttributeName: tableSchema.sortKey, KeyType: 'RANGE' }]);
    const indexes = (table['GlobalSecondaryIndexes'] as readonly { readonly IndexName: string; readonly KeySchema: readonly { readonly AttributeName: string }[]; readonly Projection: { readonly NonKeyAttributes?: readonly string[] } }[])
      .map((index) => ({ name: index.IndexName, keys: index.KeySchema.map((key) => key.AttributeName), carries: index.Projection.NonKeyAttributes ?? [] }));
    expect(indexes).toEqual(tableSchema.indexes.map((index) => ({ name: index.indexName, keys: [index.partitionKey, index.sortKey], carries: index.projection.kind === 'include' ? index.projection.attributes : [] })));
  });

  it('rotates every key and keeps it when its stack goes', () => {
    const keys = ofType(synthesised, 'AWS::KMS::Key');
    expect(keys).toHaveLength(3);
    for (const [, key] of keys) expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
  });

  it('lets nobody from outside, and nobody without TLS, at a bucket', () => {
    const buckets = ofType(synthesised, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(5);
    for (const [id, bucket] of buckets) {
      expect(bucket.DeletionPolicy).toBe('Retain');
      expect(bucket.Properties['PublicAccessBlockConfiguration']).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true });
      const policy = ofType(synthesised, 'AWS::S3::BucketPolicy').find(([, candidate]) => at(candidate.Properties, 'Bucket', 'Ref') === id);
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    }
    for (const name of ['Files', 'AuditRoots']) {
      expect(one(synthesised, 'AWS::S3::Bucket', name).Properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: { LogFilePrefix: expect.any(String) }, BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] } });
    }
  });
});

describe('what an audit root is written to', () => {
  it('cannot be rewritten by anybody in production, by privilege only elsewhere', () => {
    expect(one(china, 'AWS::S3::Bucket', 'AuditRoots').Properties).toMatchObject({ ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } } } });
    expect(one(elsewhere, 'AWS::S3::Bucket', 'AuditRoots').Properties).toMatchObject({ ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE' } } } });
  });
});

describe.each(both)('functions (%s)', (_, synthesised) => {
  it('are one a feature, the daily run, its worker and the outbox, each with a role of its own', () => {
    const functions = ofType(synthesised, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(functionNames.length);
    const roles = functions.map(([, resource]) => (resource.Properties['Role'] as { readonly 'Fn::GetAtt': readonly [string, string] })['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(functionNames.length);
    for (const name of functionNames) expect(roles.filter((role) => role.startsWith(roleOf(name)))).toHaveLength(1);
    expect(ofType(synthesised, 'AWS::IAM::ManagedPolicy')).toEqual([]);
    for (const [, role] of ofType(synthesised, 'AWS::IAM::Role')) expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('run on nodejs24.x arm64 and are told exactly what their configuration reads', () => {
    for (const name of functionNames) {
      const { Properties: properties } = one(synthesised, 'AWS::Lambda::Function', roleOf(name).replace('Role', ''));
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      const variables = at(properties, 'Environment', 'Variables') as Record<string, unknown>;
      const asText = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, typeof value === 'string' ? value : 'known-when-deployed']));
      expect(() => readFunctionConfig(functionConfigs[name], asText)).not.toThrow();
      expect(Object.keys(variables).sort()).toEqual(['NODE_OPTIONS', ...Object.keys(functionConfigs[name].shape)].sort());
    }
  });

  it('may do named things to named resources', () => {
    const explained = [/AuditRoots.*\/\*$/, /Files.*\/\*$/, /\/stream\/\*$/];
    for (const [id, policy] of ofType(synthesised, 'AWS::IAM::Policy')) {
      for (const statement of at(policy.Properties, 'PolicyDocument', 'Statement') as readonly Statement[]) {
        for (const action of list(statement.Action)) expect(`${id} ${action}`).not.toContain('*');
        for (const resource of list(statement.Resource)) {
          const text = typeof resource === 'string' ? resource : JSON.stringify(resource).replaceAll(/["\]}]+$/g, '');
          if (text.includes('*')) expect(explained.some((pattern) => pattern.test(text)) ? '' : `${id}: ${text}`).toBe('');
        }
      }
    }
  });

  it('log under our key for at least six months', () => {
    const groups = ofType(synthesised, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functionNames.length + 1);
    for (const [, group] of groups) {
      expect(group.Properties['RetentionInDays']).toBeGreaterThanOrEqual(180);
      expect(group.Properties['KmsKeyId']).toBeDefined();
    }
    for (const [, resource] of ofType(synthesised, 'AWS::Lambda::Function')) expect(resource.Properties['LoggingConfig']).toMatchObject({ LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } });
  });
});

describe('who may touch what in the table', () => {
  const everyAction = ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem', 'DeleteItem', 'Scan'];
  const touching = (prefix: string, actions: readonly string[]): readonly string[] => functionNames.filter((name) => actions.some((action) => keysFor(name, action).some((key) => key.startsWith(prefix))));

  it('limits every access to items by leading keys that must be present', () => {
    for (const name of functionNames) {
      for (const statement of statementsOf(china, roleOf(name)).filter(({ Effect, Action }) => Effect === 'Allow' && list(Action).some((action) => everyAction.includes(action.replace('dynamodb:', '')) && action !== 'dynamodb:Scan'))) {
        expect(statement.Condition).toMatchObject({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': expect.anything() }, Null: { 'dynamodb:LeadingKeys': 'false' } });
      }
    }
  });

  it('gives budgets and batches to disbursements, totals to the outbox, the catalogue to policies, and accounts to readers who need them', () => {
    const writes = ['PutItem', 'UpdateItem'];
    expect(touching('BATCH', everyAction)).toEqual(['disbursements', 'reports', 'reconciler']);
    expect(touching('BATCH', writes)).toEqual(['disbursements']);
    expect(touching('RECONCILE', writes)).toEqual(['reconciler']);
    expect(functionNames.filter((name) => writes.some((action) => keysFor(name, action).length > 0))).not.toContain('reports');
    expect(touching('APPROPRIATION', everyAction)).toEqual(['disbursements']);
    expect(touching('TOTALS#', writes)).toEqual(['outbox']);
    expect(touching('COUNTED#', everyAction)).toEqual(['outbox']);
    expect(touching('PAYMENTS#', writes)).toEqual(['outbox']);
    expect(touching('CASES#', writes)).toEqual(['outbox']);
    expect(touching('SHOWN#', writes)).toEqual(['outbox']);
    expect(touching('EXPORT#', writes)).toEqual(['disbursements', 'exporter']);
    expect(touching('CATALOGUE', writes)).toEqual(['policies']);
    expect(touching('PROPOSAL', everyAction)).toEqual(['policies']);
    expect(touching('NOTICES', writes)).toEqual(['outbox']);
    expect(touching('AUDIT#', writes)).toEqual(['outbox']);
    expect(touching('DAILY', writes)).toEqual(['daily']);
    expect(touching('DAILY', everyAction)).toEqual(['reports', 'daily']);
    expect(touching('APP#', writes)).not.toContain('outbox');
    expect(touching('LIST#', writes)).toEqual(['reviews']);
    expect(touching('ACCOUNT#', ['GetItem', 'BatchGetItem', 'Query'])).toEqual(['reviews', 'disbursements', 'policies', 'reports']);
    // What is left of a programme's budget is public; only disbursements moves it by itself.
    expect(touching('ACCOUNT#', writes)).not.toContain('policies');
    expect(touching('USER#', writes)).toEqual([]);
    expect(touching('', ['DeleteItem'])).toEqual([]);
    // Only the proof of the books reads the whole table, and it writes nothing but what it found.
    expect(functionNames.filter((name) => statementsOf(china, roleOf(name)).some(({ Action }) => list(Action).includes('dynamodb:Scan')))).toEqual(['reconciler']);
    expect(functionNames.filter((name) => writes.some((action) => keysFor(name, action).length > 0) && name === 'reconciler').flatMap((name) => keysFor(name, 'PutItem'))).toEqual(['RECONCILE']);
  });

  it('lets only disbursements move money towards payment, whatever their code asks for', () => {
    const denied = functionNames.filter((name) => statementsOf(china, roleOf(name)).some((statement) => statement.Effect === 'Deny'
      && JSON.stringify(statement.Condition).includes('"dynamodb:Attributes":["payable","paid","receivable","recovered","carried","lapsed"]')));
    expect(functionNames.filter((name) => !denied.includes(name))).toEqual(['disbursements']);
  });

  it('lets those who take in accounts and contacts encrypt them, those who work with them decrypt, and nobody both', () => {
    const withFieldKey = (action: string): readonly string[] => functionNames.filter((name) =>
      statementsOf(china, roleOf(name)).some((statement) => JSON.stringify(statement.Resource).includes('FieldKey') && list(statement.Action).includes(action)));
    expect(withFieldKey('kms:GenerateDataKey')).toEqual(['applications', 'notices']);
    expect(withFieldKey('kms:Decrypt')).toEqual(['reviews', 'disbursements']);
  });
});

describe('routes', () => {
  const routesOf = (synthesised: Synthesised): ReadonlyMap<string, Resource> => new Map(ofType(synthesised, 'AWS::ApiGatewayV2::Route').map(([, resource]) => [resource.Properties['RouteKey'] as string, resource]));

  it('are those of the route table, each with sign-in unless it is public', () => {
    const routes = routesOf(china);
    expect([...routes.keys()].sort()).toEqual(routeTable.map((route) => `${route.method} ${route.path}`).sort());
    for (const route of routeTable) {
      const { Properties: properties } = routes.get(`${route.method} ${route.path}`)!;
      if (route.access.kind === 'public') expect(properties).toMatchObject({ AuthorizationType: 'NONE' });
      else expect(properties).toMatchObject({ AuthorizationType: 'JWT', AuthorizerId: { Ref: expect.stringContaining('SignIn') } });
    }
  });

  it('lead to the function of their feature', () => {
    for (const route of routeTable) {
      const target = JSON.stringify(routesOf(china).get(`${route.method} ${route.path}`)!.Properties['Target']);
      const integration = ofType(china, 'AWS::ApiGatewayV2::Integration').find(([id]) => target.includes(id));
      expect(JSON.stringify(integration![1].Properties['IntegrationUri'])).toContain(roleOf(route.feature).replace('Role', ''));
    }
  });

  it('accept tokens of the one issuer and audience that the deployment names', () => {
    expect(one(china, 'AWS::ApiGatewayV2::Authorizer').Properties).toMatchObject({ AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: { Ref: 'OidcIssuer' }, Audience: [{ Ref: 'OidcAudience' }] } });
    china.templates.Api.hasParameter('OidcIssuer', { Default: 'https://id.example.cn' });
    expect(elsewhere.templates.Api.findParameters('OidcIssuer')['OidcIssuer']).not.toHaveProperty('Default');
  });

  it('that bring a payment nearer do not exist while payments are frozen, and no payment file can be written', () => {
    const missing = routeTable.filter((route) => !routesOf(elsewhere).has(`${route.method} ${route.path}`)).map((route) => route.operationId);
    expect([...missing].sort()).toEqual([...payingOperations].sort());
    const puts = (synthesised: Synthesised): readonly string[] => statementsOf(synthesised, 'DisbursementsFunctionRole')
      .filter((statement) => list(statement.Action).includes('s3:PutObject')).map((statement) => (JSON.stringify(statement.Resource).includes('/result-files/*') ? 'result files' : 'files'));
    // Results come in while payments are frozen: that is how a restored table catches up.
    expect([puts(china), puts(elsewhere)]).toEqual([['files'], ['result files']]);
  });

  it('are limited in rate, the public ones that take input more, and logged without paths', () => {
    const { Properties: properties } = one(china, 'AWS::ApiGatewayV2::Stage');
    expect(properties).toMatchObject({ AutoDeploy: true, DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400, DetailedMetricsEnabled: true }, RouteSettings: { 'POST /eligibility-checks': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 } } });
    const format = at(properties, 'AccessLogSettings', 'Format') as string;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.path|queryString|authorizer\.claims\.(?!sub)/);
  });
});

describe.each(both)('in the background (%s)', (_, synthesised) => {
  it('the stream hands new events to the outbox, with partial answers, halving, a limit of tries and a dead-letter queue', () => {
    expect(one(synthesised, 'AWS::Lambda::EventSourceMapping', 'Events').Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'], BisectBatchOnFunctionError: true, MaximumRetryAttempts: 5, StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^OutboxFailures/), 'Arn'] } } },
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } }) }] },
    });
  });

  it('the daily run starts ten minutes after midnight in Shanghai, alone, and its failures are kept', () => {
    expect(one(synthesised, 'AWS::Scheduler::Schedule').Properties).toMatchObject({ ScheduleExpression: 'cron(10 0 * * ? *)', ScheduleExpressionTimezone: 'Asia/Shanghai', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { DeadLetterConfig: { Arn: expect.anything() } } });
    expect(one(synthesised, 'AWS::Lambda::Function', 'DailyFunction').Properties).toMatchObject({ ReservedConcurrentExecutions: 1, DeadLetterConfig: { TargetArn: expect.anything() } });
  });
});

describe.each(both)('due cases (%s)', (_, synthesised) => {
  it('go over a queue to workers that answer for each case, come again five times, and are then kept and heard of', () => {
    const queue = one(synthesised, 'AWS::SQS::Queue', 'DueCasesQueue').Properties;
    expect(queue).toMatchObject({ SqsManagedSseEnabled: true, VisibilityTimeout: 360, MessageRetentionPeriod: 1_209_600, RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: { 'Fn::GetAtt': [expect.stringMatching(/^DueCasesDueCasesFailures/), 'Arn'] } } });
    expect(one(synthesised, 'AWS::Lambda::EventSourceMapping', 'DueCases').Properties).toMatchObject({ BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 10 } });
    expect(one(synthesised, 'AWS::Lambda::Function', 'DeadlinesFunction').Properties['Timeout']).toBe(60);
  });

  it('are found by a function that cannot touch a case, and moved by one that cannot pay', () => {
    expect(keysFor('daily', 'PutItem')).toEqual(['DAILY']);
    expect(keysFor('daily', 'GetItem').filter((key) => key.startsWith('APP'))).toEqual([]);
    expect(tableAccess.deadlines.paysOut).toBe(false);
  });
});

describe.each(both)('exports (%s)', (_, synthesised) => {
  it('are written by a worker of their own, one a message, which may touch nothing but its own folder of files', () => {
    expect(one(synthesised, 'AWS::SQS::Queue', 'ExportsQueue').Properties).toMatchObject({ SqsManagedSseEnabled: true, VisibilityTimeout: 3600, RedrivePolicy: { maxReceiveCount: 5 } });
    expect(one(synthesised, 'AWS::Lambda::EventSourceMapping', 'Exports').Properties).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 2 } });
    const objects = statementsOf(synthesised, 'ExporterFunctionRole').filter((statement) => list(statement.Action).includes('s3:PutObject'));
    expect(objects.map((statement) => JSON.stringify(statement.Resource).includes('/exports/*'))).toEqual([true]);
    expect(tableAccess.exporter.paysOut).toBe(false);
  });
});

describe('letters and reports', () => {
  it('are printed by a function that writes nothing but its own folder of files, whatever is frozen, and has the font beside its code', () => {
    for (const synthesised of [china, elsewhere]) {
      const written = statementsOf(synthesised, 'ReportsFunctionRole').filter((statement) => list(statement.Action).includes('s3:PutObject')).map((statement) => JSON.stringify(statement.Resource));
      expect(written).toHaveLength(1);
      expect(written[0]).toContain('/papers/*');
      expect(keysFor('reports', 'PutItem')).toEqual([]);
    }
    const fonts = functionNames.filter((name) => 'FONT_FILE' in (at(one(china, 'AWS::Lambda::Function', roleOf(name).replace('Role', '')).Properties, 'Environment', 'Variables') as object));
    expect(fonts).toEqual(['reports']);
  });
});

describe('alarms', () => {
  const runbook = readFileSync(new URL('../docs/runbook.md', import.meta.url), 'utf8');

  it('say whom they hurt, ring somebody, and have a section in the runbook', () => {
    const alarms = ofType(china, 'AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(functionNames.length * 2 + 15);
    for (const [, alarm] of alarms) {
      const description = alarm.Properties['AlarmDescription'] as string;
      expect(description).toMatch(/^IMPACT: .+ FIRST CHECK: .+ Runbook: docs\/runbook\.md, \w+\.$/);
      expect(alarm.Properties['AlarmActions']).toHaveLength(1);
      const section = /, (\w+)\.$/.exec(description)![1]!.replace(/^(Applications|Reviews|Notices|Disbursements|Policies|Reports|Daily|Deadlines|Outbox|Exporter|Reconciler)(Errors|Throttles)$/, '*$2');
      expect(runbook).toContain(`### ${section}`);
    }
  });

  it('ring when the daily run is silent, not only when it fails', () => {
    expect(one(china, 'AWS::CloudWatch::Alarm', 'DailyRunMissed').Properties).toMatchObject({ MetricName: 'Invocations', ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching', EvaluationPeriods: 25, Period: 3600 });
  });
});

describe('partitions', () => {
  it('are not written down: China gets Chinese ARNs, no X-Ray, no Cognito', () => {
    expect(china.text).not.toMatch(/arn:aws:|xray|TracingConfig|cognito/i);
    expect(china.text).toContain('arn:aws-cn:');
    expect(elsewhere.text).not.toContain('aws-cn');
  });

  it('nor are account numbers, in templates or in what a deployment prints', () => {
    expect(china.text + elsewhere.text).not.toMatch(/(?<![\dA-Za-z])\d{12}(?![\dA-Za-z])/);
    for (const { templates } of [china, elsewhere]) {
      for (const template of Object.values(templates)) {
        const spoken = Object.entries(template.findOutputs('*')).filter(([name]) => !name.startsWith('ExportsOutput'));
        expect(JSON.stringify(spoken)).not.toMatch(/AccountId|"Arn"/);
      }
    }
  });
});

describe.each(both)('the portal (%s)', (_, synthesised) => {
  const config = (): Record<string, unknown> => one(synthesised, 'AWS::CloudFront::Distribution').Properties['DistributionConfig'] as Record<string, unknown>;
  const headers = (): Record<string, unknown> => one(synthesised, 'AWS::CloudFront::ResponseHeadersPolicy').Properties['ResponseHeadersPolicyConfig'] as Record<string, unknown>;

  it('is read from a closed bucket by this distribution alone', () => {
    const [bucketId] = ofType(synthesised, 'AWS::S3::Bucket').find(([id]) => /^Portal(?!Logs)/.test(id))!;
    const policy = ofType(synthesised, 'AWS::S3::BucketPolicy').find(([, candidate]) => at(candidate.Properties, 'Bucket', 'Ref') === bucketId)![1];
    const allowed = (at(policy.Properties, 'PolicyDocument', 'Statement') as readonly Statement[]).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    // China has no origin access control: there the distribution's identity is let in, elsewhere its signature.
    if (synthesised === china) expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { CanonicalUser: { 'Fn::GetAtt': [expect.any(String), 'S3CanonicalUserId'] } } });
    else {
      expect(one(synthesised, 'AWS::CloudFront::OriginAccessControl').Properties).toMatchObject({ OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4', OriginAccessControlOriginType: 's3' } });
      expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } } });
    }
  });

  it('goes over TLS only, forbids scripts and frames of others, and speaks to the API and the issuer alone', () => {
    expect(config()['DefaultCacheBehavior']).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'], Compress: true });
    expect(headers()['SecurityHeadersConfig']).toMatchObject({
      ContentTypeOptions: { Override: true }, FrameOptions: { FrameOption: 'DENY' }, ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
    });
    const policy = JSON.stringify(at(headers(), 'SecurityHeadersConfig', 'ContentSecurityPolicy'));
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", 'OidcIssuer', 'ConnectOrigins']) expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/);
    expect(JSON.stringify(headers()['CustomHeadersConfig'])).toContain('geolocation=()');
  });

  it('caches as each file says, and answers a path that is no file with the page', () => {
    expect(at(one(synthesised, 'AWS::CloudFront::CachePolicy').Properties, 'CachePolicyConfig')).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 });
    expect(config()).toMatchObject({ DefaultRootObject: 'index.html', CustomErrorResponses: [403, 404].map((ErrorCode) => ({ ErrorCode, ResponseCode: 200, ResponsePagePath: '/index.html', ErrorCachingMinTTL: 0 })) });
  });

  it('needs no function and no right to delete: nothing here can take a file away', () => {
    expect(synthesised.templates.Portal.findResources('AWS::Lambda::Function')).toEqual({});
    expect(synthesised.templates.Portal.findResources('AWS::IAM::Role')).toEqual({});
  });
});

describe('the name of the portal', () => {
  it('has its certificate in IAM in China, and is left out where none is given', () => {
    expect(one(china, 'AWS::CloudFront::Distribution').Properties).toMatchObject({ DistributionConfig: { Aliases: ['portal.example.cn'], ViewerCertificate: { IamCertificateId: 'ASCAEXAMPLE', MinimumProtocolVersion: 'TLSv1.2_2021' } } });
    expect(at(one(elsewhere, 'AWS::CloudFront::Distribution').Properties, 'DistributionConfig')).not.toHaveProperty('Aliases');
  });
});

describe('a restored table', () => {
  it('takes the place of the old one in every function, while the old one stays', () => {
    for (const [, resource] of ofType(elsewhere, 'AWS::Lambda::Function')) expect(at(resource.Properties, 'Environment', 'Variables', 'TABLE_NAME')).toBe('restored-2026');
    expect(JSON.stringify(one(elsewhere, 'AWS::Lambda::EventSourceMapping', 'Events').Properties['EventSourceArn'])).toContain('table/restored-2026/stream/2026-11-23T00:00:00.000');
    const exported = (synthesised: Synthesised): readonly string[] => Object.keys(synthesised.templates.Data.findOutputs('*')).filter((name) => name.startsWith('ExportsOutput') && name.includes('Table')).sort();
    expect(exported(elsewhere)).toEqual(exported(china));
  });
});
