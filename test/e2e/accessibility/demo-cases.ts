import { demoEnterprises } from '../../../local/demo/people';
import type { World } from '../../../local/demo/world';
import type { ApplicationState } from '../../../shared/domain/application/states';

export type FoundCase = { readonly applicationId: string; readonly accountId: string; readonly creditCode: string; readonly programmeId: string; readonly receiptNumber: string | null };

/** Where the demo's cases stand, read once through the API as their applicants. */
export const findDemoCases = async (world: World): Promise<(state: ApplicationState) => FoundCase> => {
  const lists = await Promise.all(demoEnterprises.map(async ({ creditCode }, index) => {
    const accountId = `applicant-${index + 1}`;
    const { items } = await world.as(accountId).call('listApplications', { query: { creditCode, limit: 100 } });
    return items.map(({ applicationId, state, programmeId, receiptNumber }) => ({ state, found: { applicationId, accountId, creditCode, programmeId, receiptNumber } }));
  }));
  const cases = lists.flat();
  return (state) => {
    const hit = cases.find((candidate) => candidate.state === state);
    if (hit === undefined) throw new Error(`The demo has no case in state ${state}.`);
    return hit.found;
  };
};
