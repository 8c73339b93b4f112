import { derivedId } from '../../shared/casework/derived-ids';
import type { Request } from '../../shared/casework/dependencies';
import type { RegionCode } from '../../shared/domain/brands';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { Problem } from '../../shared/domain/problem';
import { regionOf } from '../../shared/domain/regions';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Appropriation } from '../../shared/ports/money';
import { accountIdFor } from './account-slug';
import { appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { requireOpenYear } from './year-end-run';
import { makerRoles, requireCover, requireFinance } from './finance-authority';

type Body = Pick<BudgetAccount, 'programmeId' | 'fiscalYear' | 'budgetDocumentNumber' | 'source' | 'carriedOver'> & { readonly payerRegionCode: RegionCode; readonly amountFen: number; readonly documentNumber?: string | undefined; readonly documentLine?: string | undefined };

/**
 * Records a budget instruction (指标): a supplement, or a cut when negative, under its own document number; the first of
 * an account is under the budget document itself. Nothing is booked until another person approves it. Asking again under the same key finds the same instruction.
 * @throws Problem `forbidden`, `programme_unknown`, `region_unknown`, `amount_not_positive` (zero), `account_unknown` (a cut of an account that is none), `fiscal_year_closed`, `instruction_repeated`, `idempotency_key_reused`.
 */
export const proposeAppropriation = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const { body } = request;
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  programmeOf(officer.catalogue, body.programmeId);
  regionOf(officer.catalogue.regions, body.payerRegionCode, 'payerRegionCode');
  requireCover(officer, body);
  if (body.amountFen === 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  const appropriation: Appropriation = {
    appropriationId: derivedId(dependencies, 'appropriation', officer.actor.userId, request.idempotencyKey),
    accountId: accountIdFor(dependencies.hashing, body),
    programmeId: body.programmeId, fiscalYear: body.fiscalYear, payerRegionCode: body.payerRegionCode, budgetDocumentNumber: body.budgetDocumentNumber,
    documentNumber: body.documentNumber ?? body.budgetDocumentNumber, documentLine: body.documentLine ?? null,
    source: body.source, carriedOver: body.carriedOver, amountFen: body.amountFen,
    madeBy: officer.actor.userId, madeAt: dependencies.clock.now(), status: 'open', decidedBy: null, decidedAt: null, reason: null,
  };
  await requireYearOpen(dependencies, appropriation);
  if (body.amountFen < 0 && (await dependencies.ledger.readAccount(appropriation.accountId)) === null) throw new Problem('account_unknown', { params: { accountId: appropriation.accountId } });
  await requireNotRepeated(dependencies, appropriation);
  return appropriationViewOf(await propose(dependencies, appropriation));
};

/**
 * A document orders a thing once. Where it names several lines of a kind for one account, each says which it is; the same
 * again is a slip of the hand, whatever the amount. What was refused does not count.
 * @throws Problem `instruction_repeated` naming the instruction that stands.
 */
const requireNotRepeated = async ({ ledger }: DisbursementDependencies, asked: Appropriation): Promise<void> => {
  const standing = (await ledger.listAppropriations(asked.programmeId)).find((other) =>
    other.status !== 'refused' && other.appropriationId !== asked.appropriationId && other.accountId === asked.accountId && other.documentNumber === asked.documentNumber
    && other.documentLine === asked.documentLine && (other.amountFen < 0) === (asked.amountFen < 0));
  if (standing !== undefined) throw new Problem('instruction_repeated', { field: 'documentNumber', params: { appropriationId: standing.appropriationId } });
};

/** An account that is closed, or a new one of a programme and payer whose every account of that year is. @throws Problem `fiscal_year_closed`. */
const requireYearOpen = async ({ ledger }: DisbursementDependencies, { accountId, programmeId, fiscalYear, payerRegionCode }: Appropriation): Promise<void> => {
  const ofYear = (await ledger.listAccounts(programmeId)).filter((account) => account.fiscalYear === fiscalYear && account.payerRegionCode === payerRegionCode);
  const own = ofYear.find((account) => account.accountId === accountId);
  if (own !== undefined) requireOpenYear(own);
  else if (ofYear.length > 0 && ofYear.every(({ closedBy }) => closedBy !== null)) throw new Problem('fiscal_year_closed', { field: 'fiscalYear', params: { fiscalYear } });
};

const propose = async (dependencies: DisbursementDependencies, appropriation: Appropriation): Promise<Appropriation> => {
  try {
    await dependencies.ledger.proposeAppropriation(appropriation);
    return appropriation;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already_exists') throw error;
  }
  const stored = await dependencies.ledger.readAppropriation(appropriation.appropriationId);
  if (stored === null) throw new Error(`Appropriation ${appropriation.appropriationId} exists and cannot be read.`);
  if (stored.accountId !== appropriation.accountId || stored.amountFen !== appropriation.amountFen || stored.documentNumber !== appropriation.documentNumber || stored.documentLine !== appropriation.documentLine) throw new Problem('idempotency_key_reused');
  return stored;
};
