import type { Request } from '../../shared/casework/dependencies';
import { Problem } from '../../shared/domain/problem';
import type { Appropriation } from '../../shared/ports/money';
import { appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, requireAnotherPerson, requireFinance } from './finance-authority';

/**
 * Another person than the maker puts a budget instruction in force; the first one of an account makes the account.
 * Approving again by the same person changes nothing.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `version_stale` (decided by somebody else), `account_balance_insufficient` (a cut below what is free).
 */
export const approveAppropriation = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly appropriationId: string }, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const { appropriationId } = request.parameters;
  const appropriation = await dependencies.ledger.readAppropriation(appropriationId);
  if (appropriation === null || !officer.covers(appropriation.programmeId, appropriation.payerRegionCode)) throw new Problem('not_found');
  await requireAnotherPerson(dependencies, officer.actor, appropriation.madeBy);
  const { userId } = officer.actor;
  if (isApprovedBy(appropriation, userId)) return appropriationViewOf(appropriation);
  if (appropriation.status !== 'open') throw new Problem('version_stale', { params: { status: appropriation.status } });
  const at = dependencies.clock.now();
  try {
    await dependencies.ledger.approveAppropriation(appropriation, userId, at);
  } catch (error) {
    // Two tries of the same person at once: the later finds what the earlier did.
    const now = await dependencies.ledger.readAppropriation(appropriationId);
    if (now !== null && isApprovedBy(now, userId)) return appropriationViewOf(now);
    throw error;
  }
  return appropriationViewOf({ ...appropriation, status: 'approved', decidedBy: userId, decidedAt: at });
};

const isApprovedBy = (appropriation: Appropriation, userId: string): boolean => appropriation.status === 'approved' && appropriation.decidedBy === userId;
