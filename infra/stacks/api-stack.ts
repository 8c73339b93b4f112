import { CfnOutput, CfnParameter, Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnStage, CorsHttpMethod, HttpApi, HttpMethod, HttpNoneAuthorizer, HttpStage, LogGroupLogDestination, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { basename } from 'node:path';
import type { Feature, RouteDefinition } from '../../shared/contracts/route';
import { routeTable } from '../../shared/contracts/route-table';
import { EncryptedLogGroup } from '../constructs/encrypted-log-group';
import { explainWildcard } from '../constructs/explain-wildcard';
import { ImpactAlarm } from '../constructs/impact-alarm';
import { ServiceFunction, type ServiceContext } from '../constructs/service-function';
import { allowKeyThrough } from '../constructs/table-permissions';
import type { WorkQueue } from '../constructs/work-queue';
import type { Stage } from '../stages';
import type { DataStack } from './data-stack';

export type ApiStackProps = StackProps & { readonly context: ServiceContext; readonly data: DataStack; readonly exports: WorkQueue };

/** Operations that bring a payment nearer. While payments are frozen they have no route, whatever a function might do. */
export const payingOperations: readonly string[] = ['releaseFunds', 'createBatch', 'approveBatch'];

/** The font of what is printed: ten megabytes, beside the code of the one function that prints. */
const hanFont = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

const methods = { GET: HttpMethod.GET, POST: HttpMethod.POST, PUT: HttpMethod.PUT } as const;
const failing = (who: string): string => `${who} see an error instead of an answer; nothing half-done is stored, a repeat with the same key is safe.`;
const turnedAway = (who: string): string => `${who} are turned away with 503 for want of capacity; a repeat later succeeds.`;

/** The HTTP API: routes from the route table, one function a feature, sign-in by any OIDC issuer. */
export class ApiStack extends Stack {
  /** Where the API answers; the portal is allowed to speak to it. */
  readonly endpoint: string;
  private readonly context: ServiceContext;
  private readonly data: DataStack;
  private readonly exports: WorkQueue;

  constructor(scope: Construct, id: string, { context, data, exports, ...props }: ApiStackProps) {
    super(scope, id, props);
    this.context = context;
    this.data = data;
    this.exports = exports;
    const api = new HttpApi(this, 'Api', { apiName: `ip-finance-subsidies-${context.stage.name}`, createDefaultStage: false, corsPreflight: this.corsOf(context.stage) });
    const routes = this.addRoutes(api, this.createFeatures());
    const httpStage = this.createStage(api);
    // Limits of single routes name them: the routes come first.
    httpStage.node.addDependency(...routes);
    this.watchApi(httpStage);
    this.endpoint = api.apiEndpoint;
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint, description: 'Address of the API' });
  }

  private createFeatures(): Readonly<Record<Feature, ServiceFunction>> {
    const { context, data: { files, auditRoots, fieldKey } } = this;
    const encryption = { FIELD_KEY_ID: fieldKey.keyId };
    const usual = { context, memoryMegabytes: 1024, timeout: Duration.seconds(15) };
    const features = {
      applications: new ServiceFunction(this, { ...usual, name: 'applications', description: 'Drafts, pre-check, submit, correct, withdraw, payee, receipt', environment: encryption, errorImpact: failing('Applicants'), throttleImpact: turnedAway('Applicants') }),
      reviews: new ServiceFunction(this, { ...usual, timeout: Duration.seconds(28), name: 'reviews', description: 'Queue, acceptance, review, decision lists', environment: encryption, errorImpact: failing('Officers at review and decision'), throttleImpact: turnedAway('Officers at review and decision') }),
      notices: new ServiceFunction(this, { ...usual, name: 'notices', description: 'Public notices and objections', environment: encryption, errorImpact: `${failing('Readers of public notices and objectors')} An objection window may be running.`, throttleImpact: `${turnedAway('Readers of public notices and objectors')} An objection window may be running.` }),
      disbursements: new ServiceFunction(this, { ...usual, timeout: Duration.seconds(28), name: 'disbursements', description: 'Budgets, batches, payment files, results, totals, clawback', environment: { FILES_BUCKET: files.bucketName, EXPORT_QUEUE_URL: this.exports.queue.queueUrl, ...encryption }, errorImpact: `${failing('Finance officers')} Payments wait.`, throttleImpact: `${turnedAway('Finance officers')} Payments wait.` }),
      policies: new ServiceFunction(this, { ...usual, name: 'policies', description: 'Programmes, clauses, eligibility check, calls, values', environment: {}, errorImpact: failing('Enterprises looking for programmes and policy administrators'), throttleImpact: turnedAway('Enterprises looking for programmes and policy administrators') }),
      reports: new ServiceFunction(this, { ...usual, timeout: Duration.seconds(28), name: 'reports', description: 'Letters and reports: payment advices, decision notices, targets and the yearly report', environment: { FILES_BUCKET: files.bucketName, AUDIT_BUCKET: auditRoots.bucketName, FONT_FILE: `/var/task/${basename(hanFont)}` }, fileBeside: hanFont, errorImpact: 'Letters (decision notices, payment advices) and reports cannot be downloaded; cases and payments are not touched.', throttleImpact: turnedAway('People who download letters and reports') }),
    };
    // Who takes in accounts and contacts can encrypt them and not read them back; who works with them can only read.
    const encrypting = new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [fieldKey.keyArn] });
    for (const { role } of [features.applications, features.notices]) role.addToPolicy(encrypting);
    const decrypting = new PolicyStatement({ actions: ['kms:Decrypt'], resources: [fieldKey.keyArn] });
    for (const { role } of [features.reviews, features.disbursements]) role.addToPolicy(decrypting);
    this.allowFiles(features.disbursements);
    this.allowPapers(features.reports);
    this.allowAuditRoots(features.reports);
    this.exports.allowSending(features.disbursements.role);
    return features;
  }

  private allowFiles(disbursements: ServiceFunction): void {
    const { files } = this.data;
    const frozen = this.context.stage.paymentsFrozen;
    disbursements.role.addToPolicy(new PolicyStatement({ actions: frozen ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject'], resources: [files.arnForObjects('*')] }));
    // Results have to come in while payments are frozen: that is how a restored table catches up.
    if (frozen) {
      disbursements.role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [files.arnForObjects('result-files/*'), files.arnForObjects('payment-journal/*')] }));
      for (const folder of ['result-files', 'payment-journal']) explainWildcard(disbursements.role, this.data, files.bucketArn, `/${folder}/*`, `What came in is named after its batch or its number: every object below ${folder}/ of this one bucket.`);
    }
    explainWildcard(disbursements.role, this.data, files.bucketArn, '/*', 'Payment files and exports are named after their batch: every object of this one bucket. It is versioned and the role cannot delete.');
    // Without it a missing file is answered "forbidden" and could not be told from one that may not be read.
    disbursements.role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }));
    disbursements.role.addToPolicy(allowKeyThrough(this.context.dataKey.keyArn, 's3'));
  }

  /** Reads payment files, keeps what it printed, and writes nowhere else. */
  private allowPapers({ role }: ServiceFunction): void {
    const { files } = this.data;
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [files.arnForObjects('payment-files/*'), files.arnForObjects('papers/*')] }));
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [files.arnForObjects('papers/*')] }));
    explainWildcard(role, this.data, files.bucketArn, '/payment-files/*', 'Payment files are named after their batch: every object below payment-files/ of this one bucket, to read.');
    explainWildcard(role, this.data, files.bucketArn, '/papers/*', 'Letters and reports are named after what they tell: every object below papers/ of this one bucket. It is versioned and the role cannot delete.');
    role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [files.bucketArn] }));
    role.addToPolicy(allowKeyThrough(this.context.dataKey.keyArn, 's3'));
  }

  /** Reads the daily roots for auditors; only the daily run may add one. */
  private allowAuditRoots({ role }: ServiceFunction): void {
    const { auditRoots } = this.data;
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [auditRoots.arnForObjects('*')] }));
    explainWildcard(role, this.data, auditRoots.bucketArn, '/*', 'Audit roots are named after their day: every object of this one bucket, to read.');
    // Without it a missing root is answered "forbidden" and could not be told from one that may not be read.
    role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [auditRoots.bucketArn] }));
  }

  private addRoutes(api: HttpApi, features: Readonly<Record<Feature, ServiceFunction>>): HttpRoute[] {
    const authorizer = this.createAuthorizer();
    const integrations = new Map<Feature, HttpLambdaIntegration>();
    const integrationOf = (feature: Feature): HttpLambdaIntegration => {
      // One permission a function, for this API alone: one for each route would outgrow the size of a function's policy.
      const integration = integrations.get(feature) ?? new HttpLambdaIntegration(`${feature}Integration`, features[feature].lambda, { scopePermissionToRoute: false, timeout: Duration.seconds(29) });
      integrations.set(feature, integration);
      return integration;
    };
    const open = this.context.stage.paymentsFrozen ? routeTable.filter((route) => !payingOperations.includes(route.operationId)) : routeTable;
    return open.flatMap((route) => {
      const isPublic = route.access.kind === 'public';
      const added = api.addRoutes({ path: route.path, methods: [methods[route.method]], integration: integrationOf(route.feature), authorizer: isPublic ? new HttpNoneAuthorizer() : authorizer });
      if (isPublic) explainPublicRoute(added, route);
      return added;
    });
  }

  private createAuthorizer(): HttpJwtAuthorizer {
    const { issuer, audience } = this.context.stage;
    const issuerParameter = new CfnParameter(this, 'OidcIssuer', {
      type: 'String', allowedPattern: '^https://\\S+$', constraintDescription: 'an https address', description: 'Issuer of the access tokens, as in their claim iss: any OIDC issuer with RSA keys and a discovery document',
      ...(issuer === undefined ? {} : { default: issuer }),
    });
    const audienceParameter = new CfnParameter(this, 'OidcAudience', {
      type: 'String', allowedPattern: '^\\S+$', description: 'Audience the access tokens are made for', ...(audience === undefined ? {} : { default: audience }),
    });
    return new HttpJwtAuthorizer('SignIn', issuerParameter.valueAsString, { jwtAudience: [audienceParameter.valueAsString] });
  }

  private corsOf(stage: Stage): NonNullable<ConstructorParameters<typeof HttpApi>[2]>['corsPreflight'] & object {
    const origins = new CfnParameter(this, 'PortalOrigins', {
      type: 'CommaDelimitedList', description: 'Origins of the portal, for example https://portal.example.gov.cn', ...(stage.portalOrigins === undefined ? {} : { default: stage.portalOrigins }),
    });
    return {
      allowOrigins: origins.valueAsList,
      allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
      allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'x-correlation-id'],
      exposeHeaders: ['content-disposition', 'x-correlation-id'],
      maxAge: Duration.hours(1),
    };
  }

  private createStage(api: HttpApi): HttpStage {
    const { stage, operationsKey } = this.context;
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: api, stageName: '$default', autoDeploy: true, throttle: stage.throttle, detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(new EncryptedLogGroup(this, 'AccessLogs', stage, operationsKey)), format: accessLogFormat },
    });
    const resource = httpStage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('The stage of the HTTP API is not what it was');
    // Anybody can call these without an account; a flood of them may not use up what signed-in people need.
    resource.routeSettings = Object.fromEntries(routeTable
      .filter((route) => route.access.kind === 'public' && route.method === 'POST')
      .map((route) => [`${route.method} ${route.path}`, { ThrottlingRateLimit: stage.throttle.rateLimit / 10, ThrottlingBurstLimit: stage.throttle.burstLimit / 10 }]));
    return httpStage;
  }

  private watchApi(httpStage: HttpStage): void {
    const topic = this.context.alarmTopic;
    const period = Duration.minutes(5);
    new ImpactAlarm(this, 'ApiServerErrors', {
      topic, metric: httpStage.metricServerError({ period, statistic: 'Sum' }), threshold: 5,
      impact: 'People see "server error" at the portal: applying, reviewing or paying may be impossible just now.',
      firstCheck: 'which routes answer 5xx (access log, fields routeKey and status), then the errors of that function.',
    });
    new ImpactAlarm(this, 'ApiSlow', {
      topic, metric: httpStage.metricLatency({ period, statistic: 'p99' }), threshold: Duration.seconds(10).toMilliseconds(), evaluationPeriods: 3,
      impact: 'One request in a hundred takes more than ten seconds: drafts save late and people submit twice (which is safe).',
      firstCheck: 'throttles of the table and of the functions, then the slowest routes in the access log.',
    });
  }
}

/** Who called what and how it ended. No path and no query: they carry credit codes. The address is kept as the law on network logs asks. */
const accessLogFormat = AccessLogFormat.custom(JSON.stringify({
  requestId: '$context.requestId', requestTime: '$context.requestTime', sourceIp: '$context.identity.sourceIp', subject: '$context.authorizer.claims.sub',
  routeKey: '$context.routeKey', status: '$context.status', responseLength: '$context.responseLength', responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency', integrationError: '$context.integrationErrorMessage', authorizerError: '$context.authorizer.error', error: '$context.error.responseType',
}));

function explainPublicRoute(added: readonly HttpRoute[], { method, path, operationId }: RouteDefinition): void {
  for (const route of added) {
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: `${operationId} (${method} ${path}) is public by the route table: what it shows or takes is meant for everybody, and its input is checked like any other.` });
  }
}
