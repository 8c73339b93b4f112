import type { Hashing } from '../ports/runtime';
import type { HttpRuntime } from './define-handler';
import { createRequestLog } from './request-log';

/** The edge of a deployed feature: structured lines under its name, replies checked where its wiring says so. */
export const httpRuntime = (feature: string, wired: { readonly hashing: Hashing; readonly checkReplies: boolean }): HttpRuntime =>
  ({ hashing: wired.hashing, checkReplies: wired.checkReplies, log: createRequestLog(feature) });
