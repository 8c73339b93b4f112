import type { Request } from '../../shared/casework/dependencies';
import { Problem } from '../../shared/domain/problem';
import type { Appropriation } from '../../shared/ports/money';
import { appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, requireAnotherPerson, requireFinance } from './finance-authority';

/**
 * Another person than the maker refuses a budget instruction, with the reason; nothing is booked, and it cannot be
 * approved any more. Refusing again by the same person changes nothing.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `version_stale` (decided before).
 */
export const refuseAppropriation = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly appropriationId: string }, unknown, { readonly reason: string }>) => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const { appropriationId } = request.parameters;
  const appropriation = await dependencies.ledger.readAppropriation(appropriationId);
  if (appropriation === null || !officer.covers(appropriation.programmeId, appropriation.payerRegionCode)) throw new Problem('not_found');
  await requireAnotherPerson(dependencies, officer.actor, appropriation.madeBy);
  const { reason } = request.body;
  const isRefusedSo = (stored: Appropriation): boolean => stored.status === 'refused' && stored.decidedBy === officer.actor.userId && stored.reason === reason;
  if (isRefusedSo(appropriation)) return appropriationViewOf(appropriation);
  if (appropriation.status !== 'open') throw new Problem('version_stale', { params: { status: appropriation.status } });
  const refused: Appropriation = { ...appropriation, status: 'refused', decidedBy: officer.actor.userId, decidedAt: dependencies.clock.now(), reason };
  try {
    await dependencies.ledger.refuseAppropriation(refused);
    return appropriationViewOf(refused);
  } catch (error) {
    const now = await dependencies.ledger.readAppropriation(appropriationId);
    if (now !== null && isRefusedSo(now)) return appropriationViewOf(now);
    throw error;
  }
};
