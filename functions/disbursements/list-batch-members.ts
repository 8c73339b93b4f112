import type { Inquiry } from '../../shared/casework/dependencies';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';
import { findBatch } from './find-batch';
import { settlementOf } from './settlement';

/**
 * The members of a batch with the enterprise and how the treasury answered: what stands `awaiting` is unsettled.
 * @throws Problem `not_found`, `forbidden`.
 */
export const listBatchMembers = (dependencies: DisbursementDependencies) => async (request: Inquiry<{ readonly batchId: string }, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  const items = await Promise.all(batch.members.map(async (member) => {
    const application = await dependencies.applications.read(member.applicationId);
    if (application === null) throw new Error(`Case ${member.applicationId} of batch ${batch.batchId} does not exist.`);
    const enterprise = await dependencies.people.readEnterprise(application.creditCode);
    const { applicationId, amountFen, attempt, endToEndId } = member;
    return {
      applicationId, receiptNumber: application.receiptNumber, enterpriseName: enterprise?.registeredName ?? application.creditCode, districtCode: application.districtCode,
      state: application.state, amountFen, attempt, endToEndId, settlement: settlementOf(application, batch, member),
    };
  }));
  return { items };
};
