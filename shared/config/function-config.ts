import * as z from 'zod';

const everyFunction = {
  /** Which deployment this is; it appears in log lines and nowhere in a decision. */
  STAGE: z.enum(['dev', 'prod']),
  /** The one table. Its name is configuration: a restore brings the data back under another name. */
  TABLE_NAME: z.string().min(3).max(255),
  /** Values marked demo may be used; refused in production when the stacks are built. */
  DEMO_MODE: z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }),
};

/** Bucket of payment files and exports. */
const FILES_BUCKET = z.string().min(3).max(63);
/** Write-once bucket of the daily audit roots. */
const AUDIT_BUCKET = z.string().min(3).max(63);
/** Queue of the cases whose day has come. */
const DUE_CASES_QUEUE_URL = z.string().min(1);
/** Queue of the exports that are written in the background. */
const EXPORT_QUEUE_URL = z.string().min(1);
/** The Chinese font that lies beside the code of the function that prints. */
const FONT_FILE = z.string().min(1);
/** Queue of the orders to prove the books. */
const RECONCILE_QUEUE_URL = z.string().min(1);
/** KMS key under which personal and bank fields are encrypted one by one; an id, so that no account number stands in it. */
const FIELD_KEY_ID = z.string().min(1);

/** What each function is told by its environment: nothing it does not need. Infra's templates are typed and tested by it. */
export const functionConfigs = {
  applications: z.object({ ...everyFunction, FIELD_KEY_ID }),
  reviews: z.object({ ...everyFunction, FIELD_KEY_ID }),
  notices: z.object({ ...everyFunction, FIELD_KEY_ID }),
  disbursements: z.object({ ...everyFunction, FILES_BUCKET, FIELD_KEY_ID, EXPORT_QUEUE_URL }),
  policies: z.object(everyFunction),
  reports: z.object({ ...everyFunction, FILES_BUCKET, AUDIT_BUCKET, FONT_FILE }),
  daily: z.object({ ...everyFunction, AUDIT_BUCKET, DUE_CASES_QUEUE_URL, RECONCILE_QUEUE_URL }),
  deadlines: z.object(everyFunction),
  outbox: z.object(everyFunction),
  exporter: z.object({ ...everyFunction, FILES_BUCKET, EXPORT_QUEUE_URL }),
  reconciler: z.object({ ...everyFunction, FILES_BUCKET }),
} as const;

export type FunctionName = keyof typeof functionConfigs;

/** Environment variables as text, as a template has to set them. */
export type FunctionEnvironment<Name extends FunctionName = FunctionName> = { readonly [Key in keyof z.input<(typeof functionConfigs)[Name]>]: string };

export type FunctionConfig<Name extends FunctionName> = z.output<(typeof functionConfigs)[Name]>;

/**
 * Parses the environment of one function, once, at start: `readFunctionConfig(functionConfigs.daily, process.env)`.
 * @throws Error naming the variables that are missing or wrong, never their values.
 */
export function readFunctionConfig<Schema extends z.ZodType>(schema: Schema, environment: Readonly<Record<string, string | undefined>>): z.output<Schema> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const variables = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
  throw new Error(`The function cannot start: missing or wrong environment variables ${variables}`);
}
