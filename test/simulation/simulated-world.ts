import { lambdaTransport } from '../../local/demo/world';
import type { LocalSystem } from '../../local/system';
import { createApiClient } from '../../shared/contracts/client';
import type { ApiClient } from '../../shared/contracts/client';
import type { LocalDate } from '../../shared/domain/brands';
import type { Observations } from './observations';
import type { SeededRandom } from './seeded-random';
import { unreliable } from './unreliable-transport';

/** Where journeys are made: any account's client over a bad network, the day, and what was seen. */
export type SimulatedWorld = {
  readonly as: (accountId: string, random: SeededRandom) => ApiClient;
  readonly anonymous: (random: SeededRandom) => ApiClient;
  readonly today: () => LocalDate;
  readonly seen: Observations;
  readonly newKey: () => string;
};

export const simulatedWorld = (system: LocalSystem, today: () => LocalDate, seen: Observations): SimulatedWorld => {
  let keys = 0;
  const newKey = (): string => `sim-${(keys += 1)}`;
  const clientOf = (identity: { readonly userId: string; readonly name: string } | null, random: SeededRandom): ApiClient =>
    createApiClient(unreliable(lambdaTransport(system, identity), random, seen), newKey);
  return {
    as: (accountId, random) => clientOf({ userId: accountId, name: `模拟${accountId}` }, random),
    anonymous: (random) => clientOf(null, random),
    today, seen, newKey,
  };
};
