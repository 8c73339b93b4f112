import type { Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { parseBankCode } from '../../shared/domain/bank-code';
import { canonicalJson } from '../../shared/domain/canonical-json';
import type { PaymentTerms } from '../../shared/domain/ledger/payment-terms';
import { Problem } from '../../shared/domain/problem';
import { regionOf } from '../../shared/domain/regions';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, makerRoles, requireAnotherPerson, requireCover, requireFinance, viewerRoles } from './finance-authority';

type Body = Omit<PaymentTerms, 'termsId' | 'madeBy' | 'madeAt' | 'status' | 'decidedBy'>;

/**
 * Records what finance lays down for the payments of a programme by a payer. Nothing counts until another person
 * approves it; asking again under the same key finds the same record.
 * @throws Problem `forbidden`, `programme_unknown`, `region_unknown`, `bank_code_invalid`, `idempotency_key_reused`.
 */
export const proposePaymentTerms = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>): Promise<PaymentTerms> => {
  const { body } = request;
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  programmeOf(officer.catalogue, body.programmeId);
  regionOf(officer.catalogue.regions, body.payerRegionCode, 'payerRegionCode');
  requireCover(officer, body);
  if (body.debtor !== null) parseBankCode(body.debtor.bankCode, 'debtor.bankCode');
  const terms: PaymentTerms = {
    ...body, termsId: derivedId(dependencies, 'payment-terms', officer.actor.userId, request.idempotencyKey),
    madeBy: officer.actor.userId, madeAt: dependencies.clock.now(), status: 'open', decidedBy: null,
  };
  const stored = await dependencies.paymentTerms.readTerms(terms.termsId);
  if (stored === null) {
    await dependencies.paymentTerms.proposeTerms(terms);
    return terms;
  }
  if (contentOf(stored) !== contentOf(terms)) throw new Problem('idempotency_key_reused');
  return stored;
};

/** What was asked for, without what the record adds. */
const contentOf = ({ madeBy, madeAt, status, decidedBy, ...asked }: PaymentTerms): string => canonicalJson(asked);

/**
 * Another person puts them in force. Approving again by the same person changes nothing.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `version_stale`.
 */
export const approvePaymentTerms = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly termsId: string }, unknown, unknown>): Promise<PaymentTerms> => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const terms = await dependencies.paymentTerms.readTerms(request.parameters.termsId);
  if (terms === null || !officer.covers(terms.programmeId, terms.payerRegionCode)) throw new Problem('not_found');
  await requireAnotherPerson(dependencies, officer.actor, terms.madeBy);
  const { userId } = officer.actor;
  if (terms.status === 'approved' && terms.decidedBy === userId) return terms;
  const approved: PaymentTerms = { ...terms, status: 'approved', decidedBy: userId };
  await dependencies.paymentTerms.approveTerms(approved);
  return approved;
};

/** Everything laid down for a programme, as far as the officer's grants reach, the latest first. @throws Problem `forbidden`. */
export const listPaymentTerms = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, { readonly programmeId: string }, unknown>, 'identity' | 'query'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const all = await dependencies.paymentTerms.listTerms(request.query.programmeId);
  const items = all.filter((terms) => officer.covers(terms.programmeId, terms.payerRegionCode)).sort((left, right) => (`${left.fromOn}${left.madeAt}` > `${right.fromOn}${right.madeAt}` ? -1 : 1));
  return { items };
};
