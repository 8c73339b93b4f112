import type { Application, Part } from '../application/application';
import { openDemandFen } from '../application/parts';
import type { CreditCode, Fen } from '../brands';
import { parseAccountId } from '../ledger/account-id';
import { fen, zeroFen } from '../money';
import { Problem } from '../problem';
import type { Procedure } from '../rules/procedure-schema';

/** A payment that could be paid less what its enterprise owes: one payer's part of another case. */
export type OffsetPayment = { readonly applicationId: string; readonly creditCode: CreditCode; readonly accountId: string; readonly amountFen: Fen };

export type OffsetRule = NonNullable<Procedure['consequences']['offset']>;

/** 抵扣: null where no rule lays it down; then there is none. */
export const offsetRuleOf = ({ consequences }: Pick<Procedure, 'consequences'>): OffsetRule | null => consequences.offset ?? null;

/** The one part that still owes; null when none does or several payers wait for their money. */
const owingPart = ({ parts }: Pick<Application, 'parts'>): Part | null => {
  const owing = parts.filter(({ demandedFen, recoveredFen }) => demandedFen > recoveredFen);
  return owing.length === 1 ? owing[0] ?? null : null;
};

/**
 * What keeps a demand from being offset at all, whether the applicant consents or not; null when nothing does.
 * `consequence_without_basis`, `offset_under_way`, `offset_already_used`, `offset_several_payers`.
 */
export const offsetObstacle = ({ parts, clawback }: Pick<Application, 'parts' | 'clawback'>, procedure: Pick<Procedure, 'consequences'>): Problem | null => {
  if (offsetRuleOf(procedure) === null) return new Problem('consequence_without_basis');
  const offset = clawback?.offset;
  if (offset !== undefined) return new Problem(offset.status === 'ordered' ? 'offset_under_way' : 'offset_already_used', { params: { offsetFen: offset.amountFen } });
  return owingPart({ parts }) === null ? new Problem('offset_several_payers') : null;
};

/** What a payment is lessened by: what is owed, but so that at least this much is still paid out. An order of nothing can't go to a treasury. */
export const offsetFenOf = (openFen: Fen, paymentFen: Fen, leaveAtLeastFen: number): Fen => fen(Math.max(0, Math.min(openFen, paymentFen - leaveAtLeastFen)));

/**
 * What of this demand is set off against that payment by the applicant's consent: only money the same payer gave under
 * the same programme, to the same enterprise, whatever the budget year. Null where nothing is; then the payment is paid
 * whole and the demand stays open.
 */
export const offsetAgainst = (owing: Application, procedure: Pick<Procedure, 'consequences'>, payment: OffsetPayment): { readonly accountId: string; readonly amountFen: Fen } | null => {
  const [rule, part] = [offsetRuleOf(procedure), owingPart(owing)];
  if (rule === null || part === null || owing.state !== 'clawback_due' || owing.clawback?.consent === undefined || offsetObstacle(owing, procedure) !== null) return null;
  const [owed, paid] = [parseAccountId(part.accountId), parseAccountId(payment.accountId)];
  const same = owing.creditCode === payment.creditCode && owing.applicationId !== payment.applicationId && owed.programmeId === paid.programmeId && owed.payerRegionCode === paid.payerRegionCode;
  const amountFen = same ? offsetFenOf(openDemandFen(owing.parts, null), payment.amountFen, rule.value.leaveAtLeastFen) : zeroFen;
  return amountFen === 0 ? null : { accountId: part.accountId, amountFen };
};
