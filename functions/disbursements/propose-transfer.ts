import { derivedId } from '../../shared/casework/derived-ids';
import type { Request } from '../../shared/casework/dependencies';
import { canonicalJson } from '../../shared/domain/canonical-json';
import type { Fen, RegionCode } from '../../shared/domain/brands';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { allocateByFactors } from '../../shared/domain/ledger/factor-allocation';
import type { Factor } from '../../shared/domain/ledger/factor-allocation';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { RegionIndex } from '../../shared/domain/regions';
import type { Transfer } from '../../shared/ports/money';
import { accountIdFor } from './account-slug';
import type { DisbursementDependencies } from './disbursement-context';
import { requireOpenYear } from './year-end-run';
import { makerRoles, requireFinance } from './finance-authority';

type Body = {
  readonly fromAccountId: string; readonly documentNumber: string; readonly amountFen: Fen;
  readonly factors: readonly Omit<Factor, 'figures'>[];
  readonly districts: readonly { readonly regionCode: RegionCode; readonly figures: readonly string[] }[];
};

/**
 * 因素法分配: records what a payer passes on to its districts by weighted factors, each share worked out and explained to
 * the fen. Nothing is booked until another person approves it. Asking again under the same key finds the same transfer.
 * @throws Problem `forbidden`, `account_unknown`, `amount_not_positive`, `region_unknown`, `transfer_factors_invalid`, `decimal_invalid`, `account_balance_insufficient`, `idempotency_key_reused`.
 */
export const proposeTransfer = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>): Promise<Transfer> => {
  const { body } = request;
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const account = await dependencies.ledger.readAccount(body.fromAccountId);
  if (account === null || !officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('account_unknown', { field: 'fromAccountId' });
  requireOpenYear(account);
  if (body.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  requireDistricts(officer.catalogue.regions, account, body);
  if (body.amountFen > account.balances.available) throw new Problem('account_balance_insufficient', { field: 'amountFen', params: { accountId: account.accountId, balance: 'available', missingFen: body.amountFen - account.balances.available } });
  const { programmeId, fiscalYear, payerRegionCode, source, carriedOver } = account;
  const transfer: Transfer = {
    transferId: derivedId(dependencies, 'transfer', officer.actor.userId, request.idempotencyKey),
    programmeId, fiscalYear, payerRegionCode, source, carriedOver, fromAccountId: account.accountId, documentNumber: body.documentNumber, amountFen: body.amountFen,
    ...allocationOf(dependencies, account, body),
    madeBy: officer.actor.userId, madeAt: dependencies.clock.now(), status: 'open', decidedBy: null, decidedAt: null, reason: null,
  };
  return propose(dependencies, transfer);
};

/** Districts of the payer, each once. */
const requireDistricts = (regions: RegionIndex, account: BudgetAccount, { districts }: Body): void => {
  const payer = regionOf(regions, account.payerRegionCode).code;
  for (const [index, { regionCode }] of districts.entries()) {
    const field = `districts[${index}].regionCode`;
    const district = regionOf(regions, regionCode, field).code;
    const isRepeated = districts.findIndex((other) => other.regionCode === regionCode) !== index;
    if (isRepeated || district === payer || !isWithin(regions, district, payer)) throw new Problem('transfer_factors_invalid', { field, params: { reason: 'region' } });
  }
};

const allocationOf = ({ hashing }: DisbursementDependencies, account: BudgetAccount, body: Body): Pick<Transfer, 'factors' | 'shares'> => {
  const short = body.districts.findIndex(({ figures }) => figures.length !== body.factors.length);
  if (short >= 0) throw new Problem('transfer_factors_invalid', { field: `districts[${short}].figures`, params: { reason: 'figures' } });
  const factors = body.factors.map((factor, index): Factor => ({ ...factor, figures: body.districts.map(({ figures }) => figures[index] ?? '') }));
  const shares = allocateByFactors(body.amountFen, factors, body.districts.length);
  return {
    factors,
    shares: body.districts.flatMap(({ regionCode }, index) => {
      const share = shares[index];
      return share === undefined ? [] : [{ ...share, regionCode, accountId: accountIdFor(hashing, { ...account, payerRegionCode: regionCode, budgetDocumentNumber: body.documentNumber }) }];
    }),
  };
};

const propose = async (dependencies: DisbursementDependencies, transfer: Transfer): Promise<Transfer> => {
  try {
    await dependencies.transfers.proposeTransfer(transfer);
    return transfer;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already_exists') throw error;
  }
  const stored = await dependencies.transfers.readTransfer(transfer.transferId);
  if (stored === null) throw new Error(`Transfer ${transfer.transferId} exists and cannot be read.`);
  const terms = ({ fromAccountId, documentNumber, amountFen, factors, shares }: Transfer): string => canonicalJson({ fromAccountId, documentNumber, amountFen, factors, shares });
  if (terms(stored) !== terms(transfer)) throw new Problem('idempotency_key_reused');
  return stored;
};
