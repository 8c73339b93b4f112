import { problemMessage } from '../../shared/contracts/problems';
import type { ProblemLanguage } from '../../shared/contracts/problems';
import { routes } from '../../shared/contracts/route-table';
import { worded } from '../../shared/http/case-results';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { approveAppropriation } from './approve-appropriation';
import { approveBatch } from './approve-batch';
import { approveYearEnd, continueYearEnd, getYearEnd, listYearEndMembers, listYearEnds } from './approve-year-end';
import { cancelBatch } from './cancel-batch';
import { closeCase } from './close-case';
import { createBatch } from './create-batch';
import { approveTransfer, refuseTransfer } from './decide-transfer';
import { demandClawback, previewClawback } from './demand-clawback';
import type { DisbursementDependencies } from './disbursement-context';
import { fundAnew } from './fund-anew';
import { getExport, listExports, requestExport, resumeExport } from './exports';
import { exportTotals } from './export-totals';
import { getAccount } from './get-account';
import { findPaymentCase, getPaymentCase, listPaymentCases } from './read-payment-cases';
import type { PaymentCase } from './read-payment-cases';
import { getBatch } from './get-batch';
import { getPaymentFile } from './get-payment-file';
import { getReconciliation } from './get-reconciliation';
import { getTotals } from './get-totals';
import { listAccounts } from './list-accounts';
import { listAppropriations } from './list-appropriations';
import { listBatchMembers } from './list-batch-members';
import { listBatches } from './list-batches';
import { listTransfers } from './list-transfers';
import { approvePaymentTerms, listPaymentTerms, proposePaymentTerms } from './payment-terms';
import { proposeAppropriation } from './propose-appropriation';
import { cancelYearEnd, proposeYearEnd, resealYearEnd } from './propose-year-end';
import { proposeTransfer } from './propose-transfer';
import { recordRecovery } from './record-recovery';
import { listResultFiles, recordResultFile } from './record-result-file';
import { recordResults } from './record-results';
import { refuseAppropriation } from './refuse-appropriation';
import { releaseFunds } from './release-funds';
import { returnPayment } from './return-payment';
import { exportTotalsTable, getTotalsTable } from './totals-table';
import { exportYearEndStatement, getYearEndStatement } from './year-end-statement';

/** An obstacle in the reader's language. */
const wordedObstacle = (obstacle: PaymentCase['obstacle'], language: ProblemLanguage) =>
  (obstacle === null ? null : { code: obstacle.code, message: problemMessage(obstacle.code, obstacle.details.params ?? {}, language) });

/** What keeps the case, and each payer's part, from going on: in words. */
const wordedCase = ({ obstacle, parts, ...rest }: PaymentCase, language: ProblemLanguage) =>
  ({ ...rest, parts: parts.map((part) => ({ ...part, obstacle: wordedObstacle(part.obstacle, language) })), obstacle: wordedObstacle(obstacle, language) });

/** Every operation of money, bound to its use case. */
export const disbursementHandlers = (dependencies: DisbursementDependencies): FeatureHandlers<'disbursements'> => ({
  proposeAppropriation: defineHandler(routes.proposeAppropriation, proposeAppropriation(dependencies)),
  approveAppropriation: defineHandler(routes.approveAppropriation, approveAppropriation(dependencies)),
  refuseAppropriation: defineHandler(routes.refuseAppropriation, refuseAppropriation(dependencies)),
  listAppropriations: defineHandler(routes.listAppropriations, listAppropriations(dependencies)),
  getAccount: defineHandler(routes.getAccount, getAccount(dependencies)),
  proposeTransfer: defineHandler(routes.proposeTransfer, proposeTransfer(dependencies)),
  approveTransfer: defineHandler(routes.approveTransfer, approveTransfer(dependencies)),
  refuseTransfer: defineHandler(routes.refuseTransfer, refuseTransfer(dependencies)),
  listTransfers: defineHandler(routes.listTransfers, listTransfers(dependencies)),
  listAccounts: defineHandler(routes.listAccounts, listAccounts(dependencies)),
  releaseFunds: defineHandler(routes.releaseFunds, async (request) => ({ results: worded((await releaseFunds(dependencies)(request)).results, request.language) })),
  createBatch: defineHandler(routes.createBatch, async (request) => {
    const { batch, excluded } = await createBatch(dependencies)(request);
    return { batch, excluded: worded(excluded, request.language) };
  }),
  listBatches: defineHandler(routes.listBatches, listBatches(dependencies)),
  getBatch: defineHandler(routes.getBatch, getBatch(dependencies)),
  approveBatch: defineHandler(routes.approveBatch, approveBatch(dependencies)),
  cancelBatch: defineHandler(routes.cancelBatch, cancelBatch(dependencies)),
  getPaymentFile: defineHandler(routes.getPaymentFile, getPaymentFile(dependencies, 'list_csv')),
  getFiscalListCsv: defineHandler(routes.getFiscalListCsv, getPaymentFile(dependencies, 'fiscal_csv')),
  getFiscalListXlsx: defineHandler(routes.getFiscalListXlsx, getPaymentFile(dependencies, 'fiscal_xlsx')),
  getCreditTransfer: defineHandler(routes.getCreditTransfer, getPaymentFile(dependencies, 'pain_001')),
  proposePaymentTerms: defineHandler(routes.proposePaymentTerms, proposePaymentTerms(dependencies)),
  approvePaymentTerms: defineHandler(routes.approvePaymentTerms, approvePaymentTerms(dependencies)),
  listPaymentTerms: defineHandler(routes.listPaymentTerms, listPaymentTerms(dependencies)),
  recordResults: defineHandler(routes.recordResults, async (request) => {
    const { results, unsettled } = await recordResults(dependencies)(request);
    return { results: worded(results, request.language), unsettled };
  }),
  recordResultFile: defineHandler(routes.recordResultFile, async (request) => {
    const { results, ...rest } = await recordResultFile(dependencies)(request);
    const told = worded(results, request.language);
    return { ...rest, results: results.map(({ endToEndId }, index) => ({ endToEndId, ...(told[index] ?? { applicationId: '', state: null, problem: null }) })) };
  }),
  listResultFiles: defineHandler(routes.listResultFiles, listResultFiles(dependencies)),
  returnPayment: defineHandler(routes.returnPayment, returnPayment(dependencies)),
  getTotals: defineHandler(routes.getTotals, getTotals(dependencies)),
  exportTotals: defineHandler(routes.exportTotals, exportTotals(dependencies)),
  getTotalsTable: defineHandler(routes.getTotalsTable, getTotalsTable(dependencies)),
  exportTotalsTableCsv: defineHandler(routes.exportTotalsTableCsv, exportTotalsTable(dependencies, 'csv')),
  exportTotalsTableXlsx: defineHandler(routes.exportTotalsTableXlsx, exportTotalsTable(dependencies, 'xlsx')),
  getYearEndStatement: defineHandler(routes.getYearEndStatement, getYearEndStatement(dependencies)),
  exportYearEndStatementCsv: defineHandler(routes.exportYearEndStatementCsv, exportYearEndStatement(dependencies, 'csv')),
  exportYearEndStatementXlsx: defineHandler(routes.exportYearEndStatementXlsx, exportYearEndStatement(dependencies, 'xlsx')),
  getReconciliation: defineHandler(routes.getReconciliation, getReconciliation(dependencies)),
  proposeYearEnd: defineHandler(routes.proposeYearEnd, proposeYearEnd(dependencies)),
  listYearEnds: defineHandler(routes.listYearEnds, listYearEnds(dependencies)),
  getYearEnd: defineHandler(routes.getYearEnd, getYearEnd(dependencies)),
  listYearEndMembers: defineHandler(routes.listYearEndMembers, listYearEndMembers(dependencies)),
  resealYearEnd: defineHandler(routes.resealYearEnd, resealYearEnd(dependencies)),
  approveYearEnd: defineHandler(routes.approveYearEnd, approveYearEnd(dependencies)),
  continueYearEnd: defineHandler(routes.continueYearEnd, continueYearEnd(dependencies)),
  cancelYearEnd: defineHandler(routes.cancelYearEnd, cancelYearEnd(dependencies)),
  fundAnew: defineHandler(routes.fundAnew, fundAnew(dependencies)),
  requestExport: defineHandler(routes.requestExport, requestExport(dependencies)),
  listExports: defineHandler(routes.listExports, listExports(dependencies)),
  getExport: defineHandler(routes.getExport, getExport(dependencies)),
  resumeExport: defineHandler(routes.resumeExport, resumeExport(dependencies)),
  previewClawback: defineHandler(routes.previewClawback, previewClawback(dependencies)),
  demandClawback: defineHandler(routes.demandClawback, demandClawback(dependencies)),
  recordRecovery: defineHandler(routes.recordRecovery, recordRecovery(dependencies)),
  closeCase: defineHandler(routes.closeCase, closeCase(dependencies)),
  listPaymentCases: defineHandler(routes.listPaymentCases, async (request) => {
    const { items, cursor } = await listPaymentCases(dependencies)(request);
    return { items: items.map((item) => wordedCase(item, request.language)), cursor };
  }),
  getPaymentCase: defineHandler(routes.getPaymentCase, async (request) => wordedCase(await getPaymentCase(dependencies)(request), request.language)),
  findPaymentCase: defineHandler(routes.findPaymentCase, async (request) => wordedCase(await findPaymentCase(dependencies)(request), request.language)),
  listBatchMembers: defineHandler(routes.listBatchMembers, listBatchMembers(dependencies)),
});
