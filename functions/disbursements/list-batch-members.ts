import type { Inquiry } from '../../shared/casework/dependencies';
import { grossFenOf } from '../../shared/domain/ledger/batch-members';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';
import { findBatch } from './find-batch';
import { offsetViewOf } from './offset-of-member';
import { settlementOf } from './settlement';

/** The treasury's answer to one order as it was recorded; asked only of cases whose order was answered. */
const resultOf = async ({ applications }: DisbursementDependencies, applicationId: string, endToEndId: string) => {
  const recorded = (await applications.readEvents(applicationId)).map(({ change }) => change).find((change) => change.action === 'record_payment' && change.endToEndId === endToEndId);
  return recorded?.action === 'record_payment' ? { voucherNumber: recorded.voucherNumber, settledOn: recorded.settledOn, reason: recorded.outcome === 'failed' ? recorded.reason : '' } : null;
};

/**
 * The members of a batch with the enterprise, how the treasury answered and what that was recorded with: what stands `awaiting` is unsettled.
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
    const settlement = settlementOf(application, batch, member);
    const offset = await offsetViewOf(dependencies, member.offset);
    return {
      applicationId, receiptNumber: application.receiptNumber, enterpriseName: enterprise?.registeredName ?? application.creditCode, districtCode: application.districtCode,
      state: application.state, amountFen, grossFen: grossFenOf(member), offset, attempt, endToEndId, settlement, result: settlement === 'paid' || settlement === 'failed' ? await resultOf(dependencies, applicationId, endToEndId) : null,
    };
  }));
  return { items };
};
