import { Validations, type Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';

/**
 * Records why a role may use every object below `arn`. cdk-nag names such a finding after the resource as the template
 * writes it, so the name is worked out here instead of being copied from its output.
 */
export function explainWildcard(role: Role, owner: Stack, arn: string, suffix: string, reason: string): void {
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${asFinding(owner, arn)}${suffix}]`, reason });
}

function asFinding(owner: Stack, arn: string): string {
  const own: unknown = owner.resolve(arn);
  if (isRecord(own) && 'Fn::GetAtt' in own) {
    const imported: unknown = owner.resolve(owner.exportValue(arn));
    if (isRecord(imported) && typeof imported['Fn::ImportValue'] === 'string') return imported['Fn::ImportValue'];
  }
  return flatten(own);
}

/** Texts as they are, references as `<Name>`. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isRecord(value) && typeof value['Ref'] === 'string') return `<${value['Ref']}>`;
  const join: unknown = isRecord(value) ? value['Fn::Join'] : undefined;
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(flatten).join('');
  throw new Error('An ARN is written in a way that the explanation of its wildcard does not know');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
