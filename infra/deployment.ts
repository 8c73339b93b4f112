import { Tags, Validations, type App } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from './stacks/api-stack';
import { BackgroundStack } from './stacks/background-stack';
import { DataStack } from './stacks/data-stack';
import { OperationsStack } from './stacks/operations-stack';
import { PortalStack } from './stacks/portal-stack';
import { readStage } from './stages';

export type Deployment = { readonly operations: OperationsStack; readonly data: DataStack; readonly background: BackgroundStack; readonly api: ApiStack; readonly portal: PortalStack };

/**
 * Puts the whole system into an app, for the stage its context names. What must survive stands apart from what is
 * replaced at every release.
 * @param codeInstead stands in for the bundled functions in template tests.
 */
export function addDeployment(app: App, codeInstead?: Code): Deployment {
  const stage = readStage(app.node);
  const usual = (part: string): { stackName: string; env: { region: string }; terminationProtection: boolean } => ({
    stackName: `ip-finance-subsidies-${stage.name}-${part}`,
    terminationProtection: stage.keepsData,
    env: { region: stage.region },
  });
  const operations = new OperationsStack(app, 'Operations', { ...usual('operations'), stage });
  const data = new DataStack(app, 'Data', { ...usual('data'), stage, alarmTopic: operations.alarmTopic });
  const context = {
    stage, table: data.table, dataKey: data.dataKey, operationsKey: operations.key, alarmTopic: operations.alarmTopic,
    ...(codeInstead === undefined ? {} : { codeInstead }),
  };
  const background = new BackgroundStack(app, 'Background', { ...usual('background'), context, data });
  const api = new ApiStack(app, 'Api', { ...usual('api'), context, data, exports: background.exports });
  const portal = new PortalStack(app, 'Portal', { ...usual('portal'), stage, apiEndpoint: api.endpoint });
  Tags.of(app).add('project', 'ip-finance-subsidies');
  Tags.of(app).add('stage', stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { operations, data, background, api, portal };
}
