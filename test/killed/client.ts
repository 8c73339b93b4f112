import type { Request } from '../../shared/casework/dependencies';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { sha256 } from '../../shared/integrations/sha256';
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

/** The daily run of 4,000 cases dies 8,002 times; what dies more often makes something new each time and comes to no end. */
const deathsAtMost = 10_000;

/** Does the same again, after each death of the process from the start, until it was answered. */
export const untilAnswered = async <Answer>(killing: KillSwitch, attempt: () => Promise<Answer>, restarted: () => void = () => undefined): Promise<Answer> => {
  for (let deaths = 0; deaths <= deathsAtMost; deaths += 1) {
    try {
      const answer = await attempt();
      if (!killing.isDead()) return answer;
    } catch (error) {
      if (!killing.isDead()) throw error;
    }
    killing.revive();
    restarted();
  }
  throw new Error('A request does not come to an end, however often it is sent again.');
};
