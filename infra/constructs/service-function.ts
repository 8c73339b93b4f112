import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ApplicationLogLevel, Architecture, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel, type Code, type FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import { Charset, NodejsFunction, OutputFormat, SourceMapMode, type ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { fileURLToPath } from 'node:url';
import type { FunctionEnvironment, FunctionName } from '../../shared/config/function-config';
import type { Stage } from '../stages';
import { tableAccess } from '../table-access';
import { EncryptedLogGroup } from './encrypted-log-group';
import { ImpactAlarm } from './impact-alarm';
import { lambdaBundle } from './lambda-bundle';
import { grantTableAccess, type TableReference } from './table-permissions';

/** What every function is built with. */
export type ServiceContext = {
  readonly stage: Stage;
  readonly table: TableReference;
  readonly dataKey: IKey;
  readonly operationsKey: IKey;
  readonly alarmTopic: ITopic;
  /** Stands in for the bundles in template tests, which look at templates and need no code. */
  readonly codeInstead?: Code;
};

export type ServiceFunctionProps<Name extends FunctionName> = {
  readonly context: ServiceContext;
  readonly name: Name;
  readonly description: string;
  readonly environment: Omit<FunctionEnvironment<Name>, keyof FunctionEnvironment<'outbox'>>;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  /** What people notice when this function fails, and when it is turned away for want of capacity. */
  readonly errorImpact: string;
  readonly throttleImpact: string;
  /** A file of the project that lies beside the code, as it is: too large to be part of it. */
  readonly fileBeside?: string;
  /** Flags for Node besides source maps. */
  readonly nodeOptions?: string;
  readonly options?: Pick<FunctionOptions, 'deadLetterQueue' | 'retryAttempts'>;
};

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const capitalised = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** Runs with the bundler, on the machine that builds the stacks. */
const copying = (file: string): ICommandHooks => ({ beforeBundling: () => [], beforeInstall: () => [], afterBundling: (_from, to) => [`cp "${file}" "${to}"`] });

/** One Lambda with a role, a log group and alarms of its own. Its code enters at functions/<name>/lambda.ts. */
export class ServiceFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  /** Where its lines go. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, props: ServiceFunctionProps<Name>) {
    super(scope, `${capitalised(props.name)}Function`);
    const { stage, table, operationsKey } = props.context;
    const logGroup = new EncryptedLogGroup(this, 'Logs', stage, operationsKey);
    this.logGroup = logGroup;
    this.role = new Role(this, 'Role', {
      description: `What ${props.name} may do (${stage.name})`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.role.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }));
    grantTableAccess(this.role, table, props.context.dataKey.keyArn, tableAccess[props.name]);
    const reserved = stage.reservedConcurrency[props.name];
    this.lambda = this.createLambda(props, {
      description: props.description,
      environment: { STAGE: stage.name, TABLE_NAME: table.name, DEMO_MODE: String(stage.demoMode), ...(stage.rateLimits === undefined ? {} : { RATE_LIMITS: stage.rateLimits }), ...props.environment, NODE_OPTIONS: ['--enable-source-maps', ...(props.nodeOptions === undefined ? [] : [props.nodeOptions])].join(' ') },
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      ...props.options,
    });
    this.addAlarms(props);
  }

  private createLambda(props: ServiceFunctionProps<Name>, options: FunctionOptions): LambdaFunction {
    const { codeInstead } = props.context;
    const runtime = { runtime: Runtime.NODEJS_24_X, architecture: Architecture.ARM_64 };
    if (codeInstead !== undefined) return new LambdaFunction(this, 'Lambda', { ...options, ...runtime, handler: 'index.handler', code: codeInstead });
    return new NodejsFunction(this, 'Lambda', {
      ...options, ...runtime, projectRoot,
      entry: `${projectRoot}functions/${props.name}/lambda.ts`,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      bundling: {
        format: OutputFormat.ESM,
        ...lambdaBundle,
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        // The SDK that was tested is the SDK that runs; the runtime's own changes without us.
        bundleAwsSDK: true,
        forceDockerBundling: false,
        ...(props.fileBeside === undefined ? {} : { commandHooks: copying(`${projectRoot}${props.fileBeside}`) }),
        charset: Charset.UTF8,
      },
    });
  }

  private addAlarms({ name, context: { alarmTopic }, errorImpact, throttleImpact }: ServiceFunctionProps<Name>): void {
    const period = Duration.minutes(5);
    new ImpactAlarm(this, `${capitalised(name)}Errors`, {
      topic: alarmTopic, metric: this.lambda.metricErrors({ period, statistic: 'Sum' }), threshold: 1, impact: errorImpact,
      firstCheck: `log group of the ${name} function, lines of level ERROR, by correlation id.`,
    });
    new ImpactAlarm(this, `${capitalised(name)}Throttles`, {
      topic: alarmTopic, metric: this.lambda.metricThrottles({ period, statistic: 'Sum' }), threshold: 1, impact: throttleImpact,
      firstCheck: `concurrent executions of the ${name} function against its reservation and the limit of the account.`,
    });
  }
}
