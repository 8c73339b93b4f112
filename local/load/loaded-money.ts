import { typedResultText } from '../../functions/disbursements/result-file-store';
import { encodeFile } from '../../functions/disbursements/payment-file-store';
import type { BalanceName, BudgetAccount, StoredBalance } from '../../shared/domain/ledger/account';
import { batchText } from '../../shared/domain/ledger/batch-members';
import { paymentFilePath, resultFilePath } from '../../shared/domain/ledger/file-paths';
import { paymentFileOf } from '../../shared/domain/ledger/payment-file';
import { totalsDeltasOf, type TotalsDelta } from '../../shared/domain/ledger/totals';
import { fen, sumFen } from '../../shared/domain/money';
import { brandRegionCode } from '../../shared/domain/brands';
import type { Instant } from '../../shared/domain/brands';
import { hashing } from '../../shared/integrations/sha256';
import { entryKey, listedKey, ownerPartition, resultFileKey } from '../../shared/persistence/keys';
import { pack } from '../../shared/persistence/stored-body';
import type { RawItem, Store } from '../../shared/persistence/store';
import type { Appropriation, BatchFile, BatchMember, Files, PaymentBatch, StoredResultFile } from '../../shared/ports/money';
import { batchIdOf, type CopiedPayee } from './copy-case';
import type { Prototype } from './prototypes';

type Member = { readonly applicationId: string; readonly payee: CopiedPayee | null };

/** The batches of up to a hundred copies of one prototype, with their payment files and the answers that came back. */
export async function batchesOfGroup(store: Store, files: Files, prototype: Prototype, batches: ReadonlyMap<string, PaymentBatch>, group: number, members: readonly Member[]): Promise<readonly RawItem[]> {
  const items: RawItem[] = [];
  for (const prototypeBatchId of prototype.names.batchIds) {
    const like = batches.get(prototypeBatchId);
    const order = like?.members.find(({ applicationId }) => applicationId === prototype.head.applicationId);
    if (like === undefined || order === undefined) continue;
    const batchId = batchIdOf(prototypeBatchId, prototype.head.applicationId, group);
    const orders: readonly BatchMember[] = members.map(({ applicationId }) => ({ ...order, applicationId, endToEndId: order.endToEndId.replace(prototype.head.applicationId, applicationId) }));
    const sealed = { ...like, batchId, members: orders, totalFen: sumFen(orders.map(({ amountFen }) => amountFen)), terms: null };
    const batch: PaymentBatch = { ...sealed, membersHash: hashing.sha256(batchText(sealed)), ...(await filesOf(files, sealed, members)) };
    const status = batch.approvals.length === 0 ? batch.status : `${batch.status}#${batch.approvals.length}`;
    items.push(
      { ...listedKey('BATCH', batchId), _et: 'document', schemaVersion: store.schemaVersion('batch'), status, body: pack(batch) },
      { pk: ownerPartition('BATCH', batch.programmeId), sk: batchId, _et: 'pointer', schemaVersion: 1, target: batchId },
    );
    const result = await resultOf(files, prototype, prototypeBatchId, batch);
    if (result !== null) items.push({ ...resultFileKey(batchId, result.sha256), _et: 'document', schemaVersion: store.schemaVersion('result_file'), body: pack(result) });
  }
  return items;
}

/** The plain list, as a batch without payment terms gives it. */
async function filesOf(files: Files, batch: Omit<PaymentBatch, 'membersHash'>, members: readonly Member[]): Promise<Pick<PaymentBatch, 'files' | 'fileHash'>> {
  if (batch.status !== 'approved' || batch.approvedAt === null) return { files: [], fileHash: null };
  const payees = new Map(members.flatMap(({ applicationId, payee }) => (payee === null ? [] : [[applicationId, payee] as const])));
  const content = encodeFile(paymentFileOf({ batchId: batch.batchId, fundDocumentNumber: batch.fundDocumentNumber, totalFen: batch.totalFen, approvedAt: batch.approvedAt, orders: batch.members, payees }));
  await files.createOnce(paymentFilePath(batch.batchId, 'list_csv'), content, 'text/csv; charset=utf-8');
  const file: BatchFile = { format: 'list_csv', sha256: hashing.sha256Bytes(content), bytes: content.length };
  return { files: [file], fileHash: file.sha256 };
}

async function resultOf(files: Files, prototype: Prototype, prototypeBatchId: string, batch: PaymentBatch): Promise<StoredResultFile | null> {
  const answered = prototype.events.find(({ event: { change } }) => change.action === 'record_payment' && change.batchId === prototypeBatchId)?.event;
  if (answered?.change.action !== 'record_payment') return null;
  const { outcome, voucherNumber, settledOn, reason } = answered.change;
  const content = encodeFile(typedResultText(batch.members.map(({ endToEndId, amountFen }) => ({ endToEndId, amountFen, outcome, voucherNumber, settledOn, reason })), batch.totalFen));
  const sha256 = hashing.sha256Bytes(content);
  await files.createOnce(resultFilePath(batch.batchId, sha256, 'csv'), content, 'text/csv; charset=utf-8');
  return { batchId: batch.batchId, sha256, format: 'csv', bytes: content.length, count: batch.members.length, receivedBy: answered.actor.userId, receivedAt: answered.at };
}

/** What so many copies of each prototype move in all: the balances of accounts, the money that had to be there, the cells of the totals. */
export const createSums = () => {
  const balances = new Map<string, Map<StoredBalance, number>>();
  const cells = new Map<string, TotalsDelta>();
  const move = (accountId: string, name: BalanceName, amountFen: number): void => {
    if (name === 'outside') return;
    const sums = balances.get(accountId) ?? new Map<StoredBalance, number>();
    balances.set(accountId, sums.set(name, (sums.get(name) ?? 0) + amountFen));
  };
  return {
    add({ events }: Prototype, copies: number): void {
      for (const { event, districtCode, enterpriseSize } of events) {
        for (const { accountId, from, to, amountFen } of event.ledgerMoves) {
          move(accountId, from, 0 - amountFen * copies);
          move(accountId, to, amountFen * copies);
        }
        for (const delta of totalsDeltasOf(event, districtCode, enterpriseSize)) {
          const name = [delta.programmeId, delta.fiscalYear, delta.month, delta.districtCode, delta.status, delta.enterpriseSize].join('#');
          const earlier = cells.get(name) ?? { ...delta, count: 0, amountFen: fen(0) };
          cells.set(name, { ...earlier, count: earlier.count + delta.count * copies, amountFen: fen(earlier.amountFen + delta.amountFen * copies) });
        }
      }
    },
    balances, cells,
  };
};

/** An account as it stands after the copies, with the instruction that put their money there. */
export const loadedAccount = (store: Store, raw: RawItem, { accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver }: BudgetAccount, moved: ReadonlyMap<StoredBalance, number>, at: Instant): readonly RawItem[] => {
  const neededFen = Math.max(0, 0 - (moved.get('available') ?? 0));
  const changed = Object.fromEntries([...moved].map(([name, amountFen]) => [name, Number(raw[name] ?? 0) + amountFen + (name === 'available' ? neededFen : 0)]));
  const item: RawItem = { ...raw, ...changed, version: Number(raw['version']) + 1 };
  if (neededFen === 0) return [item];
  const appropriation: Appropriation = {
    appropriationId: `load-${hashing.sha256(accountId).slice(0, 20)}`, accountId, programmeId, fiscalYear, payerRegionCode: brandRegionCode(payerRegionCode), budgetDocumentNumber, source, carriedOver,
    documentNumber: '模拟追加〔2026〕1号', documentLine: null, amountFen: neededFen, madeBy: 'load', madeAt: at, status: 'approved', decidedBy: 'load-checker', decidedAt: at, reason: null,
  };
  const { appropriationId } = appropriation;
  return [
    item,
    { ...listedKey('APPROPRIATION', appropriationId), _et: 'document', schemaVersion: store.schemaVersion('appropriation'), status: 'approved', body: pack(appropriation) },
    { pk: ownerPartition('APPROPRIATION', programmeId), sk: appropriationId, _et: 'pointer', schemaVersion: 1, target: appropriationId },
    { ...entryKey(accountId, appropriationId), _et: 'entry', schemaVersion: 1, entryId: appropriationId, from: 'outside', to: 'available', amountFen: neededFen, at },
  ];
};
