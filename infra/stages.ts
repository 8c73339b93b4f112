import type { Node } from 'constructs';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { functionConfigs, type FunctionName } from '../shared/config/function-config';
import { parseRateLimits } from '../shared/config/rate-limits';

/** A table that was restored from a backup under a new name; see docs/runbook.md. */
export type RestoredTable = { readonly name: string; readonly streamLabel: string };

/** What differs between deployments. Everything else is the same in each, so that production is not the first to try it. */
export type Stage = {
  readonly name: 'dev' | 'prod';
  readonly region: string;
  readonly demoMode: boolean;
  /** No way for money to leave: the routes that start a payment do not exist. */
  readonly paymentsFrozen: boolean;
  readonly restoredTable: RestoredTable | undefined;
  /** Given: default of the parameter. Undefined: asked for when deploying. */
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly portalOrigins: string | undefined;
  /** Name of the portal and its certificate: the ARN of one in ACM, or the id of one in IAM (China). Both or neither. */
  readonly portalDomain: string | undefined;
  readonly portalCertificate: string | undefined;
  readonly alarmEmail: string | undefined;
  readonly logRetention: RetentionDays;
  readonly auditRetention: { readonly mode: 'governance' | 'compliance'; readonly days: number };
  /** Whether data and log groups outlive their stack. */
  readonly keepsData: boolean;
  /** Simultaneous runs set aside for a function and at the same time its most. */
  readonly reservedConcurrency: Partial<Readonly<Record<FunctionName, number>>>;
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
  /** Limits of single persons and addresses where they differ from the usual ones; JSON as in shared/config/rate-limits.ts. */
  readonly rateLimits: string | undefined;
};

/**
 * The data is about people and enterprises in China and stays there unless somebody says otherwise. A region has to be
 * known when templates are built: a global table under our own key names the key of each region.
 */
const defaultRegion = 'cn-northwest-1';

/** The daily run alone: two at once would compete for the same cases. */
const onlyOneDailyRun = { daily: 1 } as const;

const stages = {
  dev: {
    logRetention: RetentionDays.SIX_MONTHS,
    auditRetention: { mode: 'governance', days: 1 },
    keepsData: false,
    reservedConcurrency: onlyOneDailyRun,
    throttle: { rateLimit: 20, burstLimit: 40 },
  },
  prod: {
    // Network logs are kept for at least six months (网络安全法, 第二十一条); a year covers one whole programme cycle.
    logRetention: RetentionDays.ONE_YEAR,
    // Can be lengthened later, never shortened: the shortest that outlives the usual audit of a five-year plan.
    auditRetention: { mode: 'compliance', days: 3653 },
    keepsData: true,
    // What the public can call cannot take the room that reviewers and finance need.
    reservedConcurrency: { ...onlyOneDailyRun, policies: 50, notices: 20, disbursements: 20, outbox: 20 },
    throttle: { rateLimit: 200, burstLimit: 400 },
  },
} as const;

/**
 * Reads the stage from the context (`-c stage=dev|prod`, default dev; all keys in docs/runbook.md).
 * @throws Error for an unknown stage, a value of the wrong kind, or demo mode in production.
 */
export function readStage(node: Node): Stage {
  const name = readText(node, 'stage') ?? 'dev';
  if (name !== 'dev' && name !== 'prod') throw new Error(`Unknown stage "${name}": use dev or prod`);
  const demoMode = readFlag(node, 'demo');
  if (demoMode && name === 'prod') throw new Error('Demo values never reach production: leave out -c demo=true');
  const portalDomain = readText(node, 'portalDomain');
  const portalCertificate = readText(node, 'portalCertificate');
  if ((portalDomain === undefined) !== (portalCertificate === undefined)) throw new Error('The name of the portal needs both -c portalDomain=NAME and -c portalCertificate=ID');
  return {
    name, demoMode, ...stages[name],
    region: readText(node, 'region') ?? defaultRegion,
    paymentsFrozen: readFlag(node, 'paymentsFrozen'),
    restoredTable: readRestoredTable(node),
    issuer: readText(node, 'issuer'),
    audience: readText(node, 'audience'),
    portalOrigins: readText(node, 'portalOrigins'),
    portalDomain, portalCertificate,
    alarmEmail: readText(node, 'alarmEmail'),
    rateLimits: readRateLimits(node),
  };
}

/** Every function there is, in one order. */
export const functionNames = Object.keys(functionConfigs).filter((name): name is FunctionName => name in functionConfigs);

function readRateLimits(node: Node): string | undefined {
  const text = readText(node, 'rateLimits');
  // Refused here, before a function is deployed that can't start.
  if (text !== undefined) parseRateLimits(text);
  return text;
}

function readRestoredTable(node: Node): RestoredTable | undefined {
  const name = readText(node, 'restoredTable');
  const streamLabel = readText(node, 'restoredStreamLabel');
  if (name === undefined && streamLabel === undefined) return undefined;
  if (name === undefined || streamLabel === undefined) throw new Error('A restored table needs both -c restoredTable=NAME and -c restoredStreamLabel=LABEL');
  return { name, streamLabel };
}

function readText(node: Node, key: string): string | undefined {
  const value: unknown = node.tryGetContext(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`Context ${key} must be text`);
  return value;
}

function readFlag(node: Node, key: string): boolean {
  const value: unknown = node.tryGetContext(key);
  if (value === undefined || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw new Error(`Context ${key} must be true or false`);
}
