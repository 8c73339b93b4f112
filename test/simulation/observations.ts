import { ApiProblem } from '../../shared/contracts/client';

/** What the simulation saw: how often what was answered, and everything that must never be. */
export type Observations = {
  readonly note: (name: string) => void;
  readonly fault: (text: string) => void;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly faults: readonly string[];
};

export const createObservations = (): Observations => {
  const counts = new Map<string, number>();
  const faults: string[] = [];
  return {
    note: (name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    fault: (text) => faults.push(text),
    counts: () => Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1))),
    faults,
  };
};

/** Codes that say the simulation itself asked nonsense, or that the system failed. */
const neverExpected = new Set(['internal_error', 'input_invalid', 'field_required', 'unauthorised', 'not_found', 'idempotency_key_reused', 'busy']);

/** Does something that may be refused. Null when it was; a refusal that nobody should ever see is a fault. */
export const attempt = async <Result>(seen: Observations, what: string, work: () => Promise<Result>, alsoExpected: readonly string[] = []): Promise<Result | null> => {
  try {
    const result = await work();
    seen.note(`${what}: done`);
    return result;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    seen.note(`${what}: ${error.code}`);
    if ((error.status >= 500 || neverExpected.has(error.code)) && !alsoExpected.includes(error.code)) seen.fault(`${what} was answered ${error.status} ${error.code}: ${JSON.stringify(error.body)}`);
    return null;
  }
};
