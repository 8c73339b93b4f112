import { approvalNeededFor, isApproved } from '../../../../../shared/domain/ledger/approval-level';
import type { ApprovalNeed, BatchApproval } from '../../../../../shared/domain/ledger/approval-level';
import { termsInForce } from '../../../../../shared/domain/ledger/payment-terms';
import { fen } from '../../../../../shared/domain/money';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import type { BatchView } from '../data/money-views';

type Terms = OperationOutput<'listPaymentTerms'>['items'][number];

/** What approvals are still missing: how many people, and whose word. */
export type ApprovalState = { readonly need: ApprovalNeed; readonly missingPeople: number; readonly missingRoles: readonly BatchApproval['role'][]; readonly complete: boolean };

/** What a batch needs: pinned once somebody has approved; before that by the terms in force, which may still change. */
export const expectedNeed = (batch: Pick<BatchView, 'approvalNeeded' | 'totalFen'>, terms: readonly Terms[], payerRegionCode: string, today: string): ApprovalNeed =>
  batch.approvalNeeded ?? approvalNeededFor((termsInForce(terms, payerRegionCode, today, true)?.approvalLevels ?? []).map((level) => ({ ...level, aboveFen: fen(level.aboveFen) })), fen(batch.totalFen));

export const approvalStateOf = (approvals: BatchView['approvals'], need: ApprovalNeed): ApprovalState => {
  const wanted: readonly BatchApproval['role'][] = ['finance_approver', ...(need.role === null ? [] : [need.role])];
  const missingRoles = wanted.filter((wantedRole) => !approvals.some(({ role }) => role === wantedRole));
  return { need, missingRoles, missingPeople: Math.max(need.approvers - approvals.length, missingRoles.length), complete: isApproved(approvals, need) };
};
