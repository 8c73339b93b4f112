import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import type { LocalDate } from '../../shared/domain/brands';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles } from './finance-authority';
import { owingCase } from './offset-of-member';
import { requireJournalKnown, writeJournal } from './payment-journal';

type Body = { readonly expectedVersion: number; readonly batchId: string; readonly endToEndId: string; readonly documentNumber: string; readonly returnedOn: LocalDate; readonly reason: string };

/**
 * 退票 of an order that was reported as paid, by the document that says so. The order is reversed once and the case can
 * be re-issued alone; its cost items are held again. What it had settled of a demand is owed again, in the same transaction.
 * @throws Problem `forbidden`, `not_found`, `nothing_was_paid`, `case_not_in_batch`, `payment_order_unknown`, `date_in_future`, `payments_frozen`, `action_not_available`, `version_stale`, `busy`.
 */
export const returnPayment = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const actor = await requireOfficer(dependencies, request.identity, makerRoles);
  const { expectedVersion, ...stated } = request.body;
  const command = { applicationId: request.parameters.applicationId, expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  await requireJournalKnown(dependencies);
  const acted = await act(dependencies, command, async ({ application }) => {
    const offset = application.parts.find(({ batchId }) => batchId === stated.batchId)?.offset;
    if (offset === undefined) return { action: { action: 'return_payment', ...stated } };
    const companion = { application: await owingCase(dependencies, offset), action: { action: 'undo_offset', endToEndId: stated.endToEndId, amountFen: offset.amountFen } } as const;
    return { action: { action: 'return_payment', ...stated, offset }, companion };
  });
  const { change } = acted.event;
  const owing = change.action === 'return_payment' && change.offset !== undefined ? [await owingCase(dependencies, change.offset)] : [];
  await writeJournal(dependencies, { step: 'return', batch: null, resultFile: null, cases: [acted.application, ...owing] });
  return actionReplyOf(acted);
};
