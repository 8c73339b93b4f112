import type { DemoProgramme } from '../../local/demo/programmes';
import type { ApiClient, OperationOutput } from '../../shared/contracts/client';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { Enterprise } from './population';
import type { SeededRandom } from './seeded-random';
import type { SimulatedWorld } from './simulated-world';

/** One case on its way, as its people last saw it. */
export type Journey = {
  readonly index: number;
  readonly world: SimulatedWorld;
  readonly programme: DemoProgramme;
  readonly enterprise: Enterprise;
  readonly random: SeededRandom;
  /** The working day of the simulation on which it begins. */
  readonly entersOn: number;
  /** Papers of the case; two journeys of one programme with the same number ask for the same cost twice. */
  serial: number;
  applicationId: string | null;
  seen: OperationOutput<'getApplication'> | null;
  /** Where its money was reserved, and by which document it was released. */
  accountIds: readonly string[];
  fundDocumentNumber: string | null;
  /** Nobody will do anything any more; what the nightly run does still happens. */
  left: boolean;
};

export const applicantOf = (journey: Journey): ApiClient => journey.world.as(journey.random.pick(journey.enterprise.accountIds), journey.random);

export const refresh = async (journey: Journey): Promise<void> => {
  if (journey.applicationId === null) return;
  journey.seen = await applicantOf(journey).call('getApplication', { parameters: { applicationId: journey.applicationId } });
};

export const stateOf = (journey: Journey): ApplicationState | null => journey.seen?.state ?? null;

/** Where a request for this case goes, and the version it is made on. */
export const target = (journey: Journey): { readonly parameters: { readonly applicationId: string }; readonly expectedVersion: number } => {
  if (journey.applicationId === null || journey.seen === null) throw new Error(`Journey ${journey.index} has no case yet.`);
  return { parameters: { applicationId: journey.applicationId }, expectedVersion: journey.seen.version };
};
