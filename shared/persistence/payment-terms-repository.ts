import type { PaymentTerms } from '../domain/ledger/payment-terms';
import { Problem } from '../domain/problem';
import type { PaymentTermsBook } from '../ports/money';
import { listedDocuments } from './listed-documents';
import type { Store } from './store';

/** What finance laid down for payments, by programme. */
export function createPaymentTerms(store: Store): PaymentTermsBook {
  const book = listedDocuments<PaymentTerms>(store, {
    keyKind: 'PAYMENT-TERMS', storedKind: 'payment_terms', idOf: (value) => value.termsId, ownerOf: (value) => value.programmeId, statusOf: (value) => value.status,
  });
  return {
    readTerms: async (termsId) => book.read(termsId),
    listTerms: async (programmeId) => book.list(programmeId),
    async proposeTerms(terms) {
      if ((await book.create(terms)).kind === 'exists') throw new Problem('already_exists', { params: { termsId: terms.termsId } });
    },
    async approveTerms(terms) {
      if (!(await book.replace(terms, 'open'))) throw new Problem('version_stale', { params: { expectedStatus: 'open' } });
    },
  };
}
