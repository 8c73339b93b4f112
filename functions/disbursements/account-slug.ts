import { canonicalJson } from '../../shared/domain/canonical-json';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { accountIdOf } from '../../shared/domain/ledger/account-id';
import type { Hashing } from '../../shared/ports/runtime';

export type AccountTerms = Pick<BudgetAccount, 'programmeId' | 'fiscalYear' | 'payerRegionCode' | 'budgetDocumentNumber' | 'source' | 'carriedOver'>;

/** The account of these terms: same terms, same account. 64 bits over budget document, source and carry-over tell those of one programme, year and payer apart. */
export const accountIdFor = (hashing: Hashing, terms: AccountTerms): string =>
  accountIdOf({ ...terms, slug: hashing.sha256(canonicalJson([terms.budgetDocumentNumber, terms.source, terms.carriedOver])).slice(0, 16) });
