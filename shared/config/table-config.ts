import * as z from 'zod';

const environmentSchema = z.object({
  TABLE_NAME: z.string().min(3).max(255),
  AWS_REGION: z.string().min(1).default('cn-north-1'),
  /** Set only where the database is not AWS's: the embedded engine, or anything that speaks DynamoDB. */
  DYNAMODB_ENDPOINT: z.url().optional(),
});

export type TableConfig = { readonly tableName: string; readonly region: string; readonly endpoint: string | null };

/** The table a function works on, from its environment. @throws ZodError naming the variable that is missing or wrong. */
export function readTableConfig(environment: Readonly<Record<string, string | undefined>> = process.env): TableConfig {
  const { TABLE_NAME, AWS_REGION, DYNAMODB_ENDPOINT } = environmentSchema.parse(environment);
  return { tableName: TABLE_NAME, region: AWS_REGION, endpoint: DYNAMODB_ENDPOINT ?? null };
}
