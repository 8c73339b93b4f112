import type { Request } from '../../shared/casework/dependencies';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { sha256 } from '../../shared/integrations/sha256';
import { Killed } from './kill-switch';
import type { KillSwitch } from './kill-switch';

/** What the people at the other end remember of what they were about to send; it outlives every death of the process. */
export type Memory = {
  /** What was prepared under that name before, or is prepared now. */
  readonly prepared: <Value>(name: string, prepare: () => Promise<Value>) => Promise<Value>;
};

export const memory = (): Memory => {
  const kept = new Map<string, unknown>();
  return {
    prepared: async <Value>(name: string, prepare: () => Promise<Value>) => {
      if (!kept.has(name)) kept.set(name, await prepare());
      return kept.get(name) as Value;
    },
  };
};

/** A request of that user under that key. */
export const requestOf = <Body, Parameters = Record<string, never>>(userId: string, key: string, body: Body, parameters?: Parameters): Request<Parameters, Record<string, never>, Body> => ({
  identity: { userId, name: userId }, parameters: (parameters ?? {}) as Parameters, query: {}, body, idempotencyKey: key, bodyHash: sha256(canonicalJson({ parameters: parameters ?? {}, body })),
});

/** Does the same again, after each death of the process from the start, until it was answered. */
export const untilAnswered = async <Answer>(killing: KillSwitch, attempt: () => Promise<Answer>, restarted: () => void = () => undefined): Promise<Answer> => {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killing.revive();
      restarted();
    }
  }
};
