import { fen } from '../domain/money';
import { Problem } from '../domain/problem';
import type { Transfer, Transfers } from '../ports/money';
import { accountUpdate, entryPut } from './commit-actions';
import { accountKey } from './keys';
import { listedAccount, openAndAdd } from './ledger-repository';
import { listedDocuments } from './listed-documents';
import { closedYearProblem } from './refusals';
import type { Action, Store } from './store';

/** Transfers from a payer to its districts. */
export function createTransfers(store: Store): Transfers {
  const transfers = listedDocuments<Transfer>(store, {
    keyKind: 'TRANSFER', storedKind: 'transfer', idOf: (value) => value.transferId, ownerOf: (value) => value.programmeId, statusOf: (value) => value.status,
  });
  const stale = async (transferId: string): Promise<Problem> =>
    new Problem('version_stale', { params: { expectedStatus: 'open', currentStatus: (await transfers.read(transferId))?.status ?? null } });
  return {
    readTransfer: async (transferId) => transfers.read(transferId),
    listTransfers: async (programmeId) => [...(await transfers.list(programmeId))].sort((left, right) => (left.madeAt < right.madeAt ? -1 : 1)),
    async proposeTransfer(transfer) {
      if ((await transfers.create(transfer)).kind === 'exists') throw new Problem('already_exists', { params: { transferId: transfer.transferId } });
    },
    async approveTransfer(approved, at) {
      const booking: readonly Action<string>[] = [transfers.replaceAction(approved, 'open'), ...transferMoves(approved).flatMap((move): readonly Action<string>[] => {
        const entry: Action<string> = { purpose: 'entry', item: entryPut(store, { ...move, entryId: approved.transferId, at }) };
        if (move.to === 'outside') return [{ purpose: 'account', item: accountUpdate(store, move) }, entry];
        const { programmeId, fiscalYear, documentNumber, source, carriedOver } = approved;
        const terms = { accountId: move.accountId, programmeId, fiscalYear, payerRegionCode: move.regionCode, budgetDocumentNumber: documentNumber, source, carriedOver, amountFen: move.amountFen };
        return [{ purpose: 'district', item: openAndAdd(store, terms) }, entry, listedAccount(store, terms)];
      })];
      const result = await store.transact(booking);
      if (result.kind === 'written') return;
      if (result.purposes.includes('document')) throw await stale(approved.transferId);
      for (const { accountId } of transferMoves(approved)) if ((await store.get(accountKey(accountId)))?.['closedBy'] !== undefined) throw closedYearProblem(accountId);
      const account = await store.get(accountKey(approved.fromAccountId));
      const missingFen = Math.max(0, approved.amountFen - Number(account?.['available'] ?? 0));
      throw new Problem('account_balance_insufficient', { params: { accountId: approved.fromAccountId, balance: 'available', missingFen } });
    },
    async refuseTransfer(refused) {
      if (!(await transfers.replace(refused, 'open'))) throw await stale(refused.transferId);
    },
  };
}

/** The moves of a transfer: the sum out of the payer's account, and to each region that gets anything its part; they balance. */
export const transferMoves = ({ fromAccountId, amountFen, shares, payerRegionCode }: Transfer) => [
  { accountId: fromAccountId, from: 'available', to: 'outside', amountFen, regionCode: payerRegionCode } as const,
  ...shares.filter((share) => share.amountFen > 0).map((share) => ({ accountId: share.accountId, from: 'outside', to: 'available', amountFen: fen(share.amountFen), regionCode: String(share.regionCode) }) as const),
];
