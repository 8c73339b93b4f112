import { requireOfficer } from '../../shared/casework/actors';
import type { Inquiry } from '../../shared/casework/dependencies';
import { reachOf } from '../../shared/casework/officer-reach';
import type { OfficerRole } from '../../shared/domain/application/actor';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { paymentAdviceName, paymentAdviceOf } from '../../shared/domain/papers/payment-advice';
import type { Paper } from '../../shared/domain/papers/paper';
import { Problem } from '../../shared/domain/problem';
import { regionOf } from '../../shared/domain/regions';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { isDemoProgramme } from '../../shared/domain/rules/demo-programme';
import type { PaymentBatch } from '../../shared/ports/money';
import type { ReportDependencies } from './report-context';
import { storedPaper } from './stored-paper';

/** Who handles payment files may have the slip that tells what is in them. */
const holders: readonly OfficerRole[] = ['finance_officer', 'finance_approver'];
const sourceNames = { central: '中央', province: '省级', city: '市级', district: '区级' } as const;

/** A batch with all that its approval left behind. */
type ApprovedBatch = PaymentBatch & { readonly approvedAt: NonNullable<PaymentBatch['approvedAt']>; readonly fileHash: string };

/** @throws Problem `batch_not_open`. */
const requireApproved = (batch: PaymentBatch): ApprovedBatch => {
  const { status, approvedAt, fileHash } = batch;
  if (status !== 'approved') throw new Problem('batch_not_open', { params: { status } });
  if (approvedAt === null || fileHash === null) throw new Error(`Batch ${batch.batchId} is approved without a moment or a file.`);
  return { ...batch, approvedAt, fileHash };
};

/** The orders come from the payment file itself, proved by its hash: an account that changes later changes nothing here. */
const adviceOf = async ({ files, hashing, paymentFiles }: ReportDependencies, batch: ApprovedBatch, account: BudgetAccount, catalogue: Catalogue): Promise<Paper> => {
  const bytes = await files.read(`payment-files/${batch.batchId}.csv`);
  if (bytes === null || hashing.sha256Bytes(bytes) !== batch.fileHash) throw new Error(`The payment file of batch ${batch.batchId} is missing or was changed.`);
  const programme = programmeOf(catalogue, batch.programmeId);
  return paymentAdviceOf({
    ...batch, programmeTitle: programme.title, demo: isDemoProgramme(programme) || batch.terms?.valueStatus === 'demo',
    payerName: regionOf(catalogue.regions, account.payerRegionCode).name, budgetUnit: batch.terms?.budgetUnit ?? null,
    fiscalYear: account.fiscalYear, budgetDocumentNumber: account.budgetDocumentNumber, sourceName: `${sourceNames[account.source]}（${account.carriedOver ? '结转' : '本年'}）`,
    orders: batch.members, lines: paymentFiles.read(bytes),
  });
};

/**
 * 拨款通知单 of an approved batch as PDF, the same bytes for good.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open` before the approval, `character_unprintable`; plain Error when the payment file is missing or was changed.
 */
export const getPaymentAdvice = (dependencies: ReportDependencies) => async (request: Inquiry<{ readonly batchId: string }, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, holders);
  const batch = await dependencies.batches.readBatch(request.parameters.batchId);
  if (batch === null) throw new Problem('not_found');
  const [account, catalogue] = await Promise.all([dependencies.ledger.readAccount(batch.accountId), dependencies.catalogues.current()]);
  if (account === null) throw new Error(`Batch ${batch.batchId} names an account that does not exist.`);
  if (!reachOf(catalogue, officer.grants, holders)(account.programmeId, account.payerRegionCode)) throw new Problem('not_found');
  const approved = requireApproved(batch);
  const path = `papers/payment-advice/${paymentAdviceName(approved, dependencies.hashing.sha256)}.pdf`;
  return { fileName: `拨款通知单-${batch.batchId}.pdf`, bytes: await storedPaper(dependencies, path, () => adviceOf(dependencies, approved, account, catalogue)) };
};
