import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { payingBalances, type KeyGrant, type TableAccess } from '../table-access';

/** The table as functions reach it: by name and ARNs only, so that a restored table can take its place. */
export type TableReference = { readonly name: string; readonly arn: string; readonly streamArn: string };

/** Writes a function's table access into its role. */
export function grantTableAccess(role: Role, table: TableReference, keyArn: string, access: TableAccess): void {
  for (const grant of access.grants) role.addToPolicy(allowKeys(table.arn, grant));
  for (const { indexName, keys } of access.indexes) role.addToPolicy(allowKeys(`${table.arn}/index/${indexName}`, { keys, actions: ['Query'] }));
  if (access.scans === true) role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [table.arn] }));
  if (!access.paysOut) role.addToPolicy(denyPayingOut(table.arn));
  role.addToPolicy(allowKeyThrough(keyArn, 'dynamodb'));
}

/**
 * Lets a role use a key only through one service. Written out action by action because the customary `ReEncrypt*` and
 * `GenerateDataKey*` allow more than tables and buckets need. Both host names: China's end in amazonaws.com.cn.
 */
export function allowKeyThrough(keyArn: string, service: 'dynamodb' | 's3'): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': [`${service}.${Aws.REGION}.amazonaws.com`, `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`] } },
  });
}

function allowKeys(resource: string, grant: KeyGrant): PolicyStatement {
  return new PolicyStatement({
    actions: grant.actions.map((action) => `dynamodb:${action}`),
    resources: [resource],
    // "For all values" holds for a request without keys as well, hence the second condition.
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...grant.keys] }, Null: { 'dynamodb:LeadingKeys': 'false' } },
  });
}

/** Whatever a bug in such a function asks for, it cannot make money payable or paid: only disbursements can. */
function denyPayingOut(tableArn: string): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    resources: [tableArn],
    conditions: {
      'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['ACCOUNT#*'] },
      'ForAnyValue:StringEquals': { 'dynamodb:Attributes': [...payingBalances] },
    },
  });
}
