import { canonicalJson } from '../canonical-json';
import type { Fen } from '../brands';

export type FrozenMember = { readonly applicationId: string; readonly amountFen: Fen; readonly attempt: number; readonly endToEndId: string };

/** The canonical text of a batch: the account the money leaves, the document that frees it, and every order in its order. The second person approves its SHA-256. */
export const batchText = (batch: { readonly batchId: string; readonly accountId: string; readonly fundDocumentNumber: string; readonly members: readonly FrozenMember[] }): string =>
  canonicalJson({
    batchId: batch.batchId, accountId: batch.accountId, fundDocumentNumber: batch.fundDocumentNumber,
    members: batch.members.map(({ applicationId, amountFen, attempt, endToEndId }) => ({ applicationId, amountFen, attempt, endToEndId })),
  });
