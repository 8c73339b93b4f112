/** Hands work to somebody else, at least once each, in no order; what can't be done is kept aside and rings. */
export interface WorkQueue {
  /** Resolves when all of it is kept safely. A message is text of at most 256 KB. */
  put(messages: readonly string[]): Promise<void>;
}
