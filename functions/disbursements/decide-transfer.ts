import type { Request } from '../../shared/casework/dependencies';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { allocateByFactors } from '../../shared/domain/ledger/factor-allocation';
import { Problem } from '../../shared/domain/problem';
import type { Transfer } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, requireAnotherPerson, requireFinance } from './finance-authority';

type TransferRequest<Body> = Request<{ readonly transferId: string }, unknown, Body>;

/** The transfer, and who decides on it: somebody else than its maker, who answers for the payer's money. */
const forChecker = async (dependencies: DisbursementDependencies, request: TransferRequest<unknown>): Promise<{ readonly transfer: Transfer; readonly userId: string }> => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const transfer = await dependencies.transfers.readTransfer(request.parameters.transferId);
  if (transfer === null || !officer.covers(transfer.programmeId, transfer.payerRegionCode)) throw new Problem('not_found');
  await requireAnotherPerson(dependencies, officer.actor, transfer.madeBy);
  return { transfer, userId: officer.actor.userId };
};

/** Writes the decision on condition that the transfer is open; the same decision by the same person again changes nothing. */
const settle = async (dependencies: DisbursementDependencies, transfer: Transfer, decided: Transfer, write: () => Promise<void>): Promise<Transfer> => {
  const isSame = (stored: Transfer): boolean => stored.status === decided.status && stored.decidedBy === decided.decidedBy && stored.reason === decided.reason;
  if (isSame(transfer)) return transfer;
  if (transfer.status !== 'open') throw new Problem('version_stale', { params: { status: transfer.status } });
  try {
    await write();
    return decided;
  } catch (error) {
    const now = await dependencies.transfers.readTransfer(transfer.transferId);
    if (now !== null && isSame(now)) return now;
    throw error;
  }
};

/**
 * Books a transfer: the sum leaves the payer's account and reaches the districts' accounts in one transaction. The
 * shares are worked out once more from the recorded factors; any difference is a fault of the record.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `version_stale`, `account_balance_insufficient`.
 */
export const approveTransfer = (dependencies: DisbursementDependencies) => async (request: TransferRequest<unknown>): Promise<Transfer> => {
  const { transfer, userId } = await forChecker(dependencies, request);
  const again = allocateByFactors(transfer.amountFen, transfer.factors, transfer.shares.length);
  const recorded = transfer.shares.map(({ amountFen, exactFen, byFactorFen, oddFen }) => ({ amountFen, exactFen, byFactorFen, oddFen }));
  if (canonicalJson(again.map((share) => ({ ...share }))) !== canonicalJson(recorded)) throw new Error(`The shares of transfer ${transfer.transferId} are not what its factors give.`);
  const decidedAt = dependencies.clock.now();
  const approved: Transfer = { ...transfer, status: 'approved', decidedBy: userId, decidedAt };
  return settle(dependencies, transfer, approved, () => dependencies.transfers.approveTransfer(approved, decidedAt));
};

/** Refuses a transfer with the reason; nothing is booked. @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `version_stale`. */
export const refuseTransfer = (dependencies: DisbursementDependencies) => async (request: TransferRequest<{ readonly reason: string }>): Promise<Transfer> => {
  const { transfer, userId } = await forChecker(dependencies, request);
  const refused: Transfer = { ...transfer, status: 'refused', decidedBy: userId, decidedAt: dependencies.clock.now(), reason: request.body.reason };
  return settle(dependencies, transfer, refused, () => dependencies.transfers.refuseTransfer(refused));
};
