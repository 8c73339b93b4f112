import { Problem } from '../domain/problem';

/** Waiting and chance are injected: tests run without either. */
export type RetryPolicy = {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
};

const tries = 5;
const firstWaitMs = 25;
const longestWaitMs = 800;

const transientNames = new Set([
  'ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded', 'TransactionInProgressException',
  'TransactionConflictException', 'InternalServerError', 'InternalServerErrorException', 'ServiceUnavailable', 'ServiceUnavailableException',
  'TimeoutError', 'RequestTimeout', 'NetworkingError',
]);
const transientCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'UND_ERR_SOCKET']);
export const transientReasons = new Set(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError']);

type SdkError = { readonly name?: string; readonly code?: string; readonly $metadata?: { readonly httpStatusCode?: number } };

/** Contention, throttling, or an answer that got lost: trying the same request again can help and can't hurt. */
export const isTransient = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, $metadata } = error as SdkError;
  return transientNames.has(name ?? '') || transientCodes.has(code ?? '') || ($metadata?.httpStatusCode ?? 0) >= 500;
};

/**
 * Tries up to five times with jittered, growing waits. This is the only layer that retries: the SDK's own retries are
 * off, so that time-outs don't multiply.
 * @throws Problem `busy` when contention did not end.
 */
export async function retrying<Result>(policy: RetryPolicy, attempt: () => Promise<Result>, transient: (error: unknown) => boolean = isTransient): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!transient(error)) throw error;
      if (count === tries) throw new Problem('busy');
      await policy.sleep(Math.floor(policy.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** count)));
    }
  }
}
