import type { RateLimiter } from '../ports/rate-limiter';
import type { Hashing } from '../ports/runtime';
import type { HttpRuntime } from './define-handler';
import { createRequestLog } from './request-log';

type Wired = { readonly hashing: Hashing; readonly checkReplies: boolean; readonly rateLimiter: RateLimiter };

/** The edge of a deployed feature: structured lines under its name, requests counted, replies checked where its wiring says so. */
export const httpRuntime = (feature: string, { hashing, checkReplies, rateLimiter }: Wired): HttpRuntime => ({ hashing, checkReplies, rateLimiter, log: createRequestLog(feature) });
