import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { currentOffsetConsent } from '../../shared/domain/clawback/offset-consent';
import { noticeNumberOf } from '../../shared/domain/application/notice-number';
import { brandLocalDate } from '../../shared/domain/brands';
import { parseInstant } from '../../shared/domain/local-date';
import { zeroFen } from '../../shared/domain/money';
import type { OperationId } from '../../shared/contracts/route-table';
import * as money from '../../local/demo/money-story';
import * as tell from '../../local/demo/story';
import { officerOf } from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import type { ContractWorld, Sent } from './contract-world';

const [xiamen] = demoProgrammes;
if (xiamen === undefined) throw new Error('The demo has a programme in Xiamen.');
const programme = xiamen;

/** Cases of enterprise 1 in Xiamen, each where the operations on it make sense. */
export type Scene = {
  readonly draft: Story; readonly submitted: Story; readonly formal: Story; readonly awaiting: Story; readonly paid: Story;
  readonly accountId: string; readonly batchId: string; readonly appropriationId: string; readonly transferId: string; readonly termsId: string; readonly exportId: string; readonly potRunId: string; readonly yearEndId: string; readonly proposalId: string; readonly receiptNumber: string; readonly noticeNumber: string; readonly today: string;
};

/** Serials that enterpriseFor gives to the first of Xiamen's six enterprises. */
const ofFirstEnterprise = (nth: number): number => nth * 6;

const value = { slot: 'share-percent', fromOn: '2028-01-01', toOn: '2028-12-31', value: '50', basis: { documentNumber: '测试〔2026〕1号', clause: '第一条' }, status: 'in_force', sourceMark: 'text' } as const;

export const setScene = async ({ world, system }: ContractWorld): Promise<Scene> => {
  const started = async (nth: number, until: 'draft' | 'submitted' | 'accepted'): Promise<Story> => {
    const story = await tell.draft(world, programme, ofFirstEnterprise(nth), 'access');
    if (until !== 'draft') await tell.submit(story);
    if (until === 'accepted') await tell.accept(story);
    return story;
  };
  const accountId = await money.appropriate(world, programme, 500_000_00, 'access');
  const paid = await started(1, 'accepted');
  await tell.reviewAll(paid);
  await money.decide([paid], accountId, '测试纪要〔2026〕1号');
  await world.advanceTo(money.workingDaysLater(world, 1));
  await world.advanceTo(money.dayAfterNotice(world.today()));
  await money.refresh(paid);
  await tell.approve(paid);
  await money.releaseFunds([paid], '测试下达〔2026〕1号');
  await money.confirmPayee(paid);
  const batch = await money.makeBatch([paid], accountId, '测试下达〔2026〕1号');
  await money.approveBatch(world, programme, batch);
  await money.recordResults(world, programme, batch, []);
  await money.refresh(paid);
  await paid.applicant.call('rateService', { parameters: { applicationId: paid.applicationId }, body: { grade: 'satisfied', comment: '' } });
  const draft = await started(2, 'draft');
  const submitted = await started(3, 'submitted');
  await tell.claim(submitted, 'intake');
  const formal = await started(4, 'accepted');
  await tell.claim(formal, 'first');
  const awaiting = await started(5, 'accepted');
  await tell.reviewAll(awaiting);
  const finance = officerOf(world, programme, 'finance');
  const { appropriationId } = await finance.call('proposeAppropriation', {
    body: { programmeId: programme.programmeId, fiscalYear: 2026, payerRegionCode: programme.cityCode, budgetDocumentNumber: '测试指标〔2026〕2号', source: 'city', carriedOver: false, amountFen: 100 },
  });
  const transfer = {
    fromAccountId: accountId, documentNumber: '测试分配〔2026〕1号', amountFen: 100, factors: [{ name: '专利质押登记件数', weightPercent: '100', basis: '测试统计公报' }],
    districts: [{ regionCode: '350203', figures: ['2'] }, { regionCode: '350206', figures: ['1'] }],
  };
  const { transferId } = await finance.call('proposeTransfer', { body: transfer });
  const { termsId } = await finance.call('proposePaymentTerms', { body: { ...money.demoPaymentTerms(programme), fromOn: '2026-12-01' } });
  const { exportId } = await finance.call('requestExport', { body: { kind: 'payments', format: 'csv', programmeId: programme.programmeId, fromMonth: '2026-01', toMonth: '2026-12' } });
  const { proposalId } = await officerOf(world, programme, 'policy-1').call('proposeValue', { parameters: { programmeId: programme.programmeId }, body: { value } });
  const application = await system.repositories.applications.read(paid.applicationId);
  if (application?.receiptNumber == null || application.notice === null) throw new Error('A paid case has a receipt and a notice.');
  const potRunId = 'run00000000000000000000001';
  await system.repositories.potRuns.create({
    runId: potRunId, programmeId: programme.programmeId, callId: programme.callId, status: 'cancelled', candidates: [], position: 0, seal: null,
    madeBy: 'another-approver', madeAt: parseInstant('2026-03-02T02:00:00.000Z'), approvedBy: null, approvedAt: null, result: null,
  });
  const yearEndId = 'year0000000000000000000001';
  await system.repositories.yearEnds.create({
    runId: yearEndId, programmeId: programme.programmeId, fiscalYear: 2026, payerRegionCode: programme.cityCode, accountId, budgetDocumentNumber: '测试指标〔2026〕1号', source: 'city', cutOffOn: brandLocalDate('2026-12-31'),
    rule: { documentNumber: '测试结转〔2026〕1号', issuedOn: brandLocalDate('2026-03-02'), openParts: 'carry_over', remainder: 'lapse', returns: 'lapse' }, successorAccountId: null, status: 'cancelled',
    seal: { accountVersion: 0, members: [], openFen: zeroFen, availableFen: zeroFen, payableFen: zeroFen, sealHash: '1'.repeat(64) }, position: 0, sweeps: [],
    madeBy: 'another-finance-officer', madeAt: parseInstant('2026-03-02T02:00:00.000Z'), approvedBy: null, approvedAt: null,
  });
  await system.drain();
  return {
    draft, submitted, formal, awaiting, paid, accountId, batchId: batch.batchId, appropriationId, transferId, termsId, exportId, potRunId, yearEndId, proposalId,
    receiptNumber: application.receiptNumber, noticeNumber: noticeNumberOf(application.applicationId, application.notice.round), today: world.today(),
  };
};

const creditCode = demoEnterprises[0]?.creditCode ?? '';
const { programmeId } = programme;
const reason = '测试理由';
const basis = '测试依据';

/** A version that the case has not reached: who may act hears that it is stale, who may not hears that they may not. */
const ahead = 50;

/**
 * A well-formed request for each operation. Refusals are provoked with the version the case really has, so that nothing
 * but the missing right stands in the way; those who may act send a version that is ahead, and nothing happens either.
 */
export const requestOf = (scene: Scene, operationId: OperationId, willing: boolean): Sent => {
  const on = (story: Story, body: Readonly<Record<string, unknown>>, more: Readonly<Record<string, string>> = {}): Sent =>
    ({ parameters: { applicationId: story.applicationId, ...more }, body: { expectedVersion: story.version + (willing ? 0 : ahead), ...body } });
  const look = (story: Story): Sent => ({ parameters: { applicationId: story.applicationId } });
  const cases = [{ applicationId: scene.awaiting.applicationId, expectedVersion: scene.awaiting.version + (willing ? 0 : ahead) }];
  const declaration = { version: currentDeclaration().version, accepted: true };
  const ofYear = { query: { programmeId, fiscalYear: '2026' } };
  const ofRegion = { query: { regionCode: '350200', year: '2026' } };
  const ofBatch = { parameters: { batchId: scene.batchId } };
  const ofYearEnd = { parameters: { runId: scene.yearEndId } };
  const ofPotRun = { parameters: { runId: scene.potRunId } };
  const requests: Readonly<Record<OperationId, Sent>> = {
    getMe: {},
    getEnterprise: { parameters: { creditCode } },
    createApplication: { body: { callId: programme.callId, creditCode, districtCode: '350203' } },
    listApplications: { query: { creditCode } },
    getApplication: look(scene.paid), getDecisionNotice: look(scene.paid), getCaseDecisionNotice: look(scene.paid), getTimeline: look(scene.paid), getSubmission: look(scene.paid), getDraft: look(scene.draft), checkApplication: { ...look(scene.draft), body: {} },
    saveDraft: { ...look(scene.draft), body: { expectedDraftVersion: willing ? 2 : ahead, facts: {}, materials: [] } },
    submitApplication: on(scene.draft, { expectedDraftVersion: 2, declaration }),
    correctApplication: on(scene.submitted, { expectedDraftVersion: 2, declaration }),
    withdrawApplication: on(scene.submitted, { reason }),
    confirmPayee: on(scene.paid, { accountName: demoEnterprises[0]?.registeredName ?? '', accountNumber: '6222000000000000123', bankCode: '102100099996', bankName: '演示银行' }),
    consentToOffset: on(scene.paid, { consent: { version: currentOffsetConsent().version, accepted: true } }),
    withdrawOffsetConsent: on(scene.paid, {}),
    rateService: { ...look(scene.paid), body: { grade: 'satisfied', comment: '' } }, getRating: look(scene.paid), listRatings: { query: { programmeId } },
    // A good rating waits for no answer.
    answerRating: { ...look(scene.paid), body: { finding: 'explained', answer: reason } },
    verifyReceipt: { parameters: { receiptNumber: scene.receiptNumber } },
    checkEligibility: { body: { programmeId, facts: {} } },
    listProgrammes: {}, listClauses: {}, getOpenApi: {}, getReference: {}, getProgramme: { parameters: { programmeId } },
    openCall: { body: { programmeId, title: '测试通知', documentNumber: '测试通知〔2026〕1号', opensOn: '2026-01-01', closesOn: '2026-12-31', fiscalYear: 2026, contact: '测试' } },
    proposeValue: { parameters: { programmeId }, body: { value } },
    listProposals: { parameters: { programmeId } },
    approveValue: { parameters: { proposalId: scene.proposalId }, body: {} },
    getWorkbench: {},
    getReviewQueue: { query: { state: 'submitted', districtCode: '350203' } },
    getCase: look(scene.formal), getCaseNeighbours: look(scene.formal), findCases: { query: { receiptNumber: scene.receiptNumber } }, getAuditChain: look(scene.formal),
    listInstruments: {}, listCatalogueVersions: {}, getProgrammeRecord: { parameters: { programmeId } },
    acceptCase: on(scene.submitted, { payerRegionCode: '350200' }),
    refuseAcceptance: on(scene.submitted, { conditionIds: ['settled'], reason }),
    claimCase: on(scene.formal, {}), releaseCase: on(scene.formal, {}), recuseFromCase: on(scene.formal, { reason }),
    requestCorrection: on(scene.formal, { items: [{ field: 'loans', fault: 'incomplete', reason }] }),
    resolveClash: on(scene.formal, { lineIds: ['loan-1'], resolution: 'line_refused', reason }),
    recordReview: on(scene.formal, { opinion: 'grant', conditionFindings: [], lineFindings: [], comment: '' }),
    decideList: {
      body: { programmeId, accountId: scene.accountId, documentNumber: '测试纪要〔2026〕2号', decidedOn: scene.today, noticeOpensOn: scene.today, attendees: ['测试'], recusals: [], entries: [{ ...cases[0], outcome: 'grant', amountFen: 100 }] },
    },
    createPotRun: { body: { callId: programme.callId } }, listPotRuns: { query: { programmeId } }, getPotRun: ofPotRun, getPotShares: ofPotRun,
    continuePotRun: { ...ofPotRun, body: {} }, resealPotRun: { ...ofPotRun, body: {} }, cancelPotRun: { ...ofPotRun, body: {} }, approvePotRun: { ...ofPotRun, body: { membersHash: '0'.repeat(64) } },
    approveCase: on(scene.awaiting, {}), holdOverCase: on(scene.awaiting, { reason, reviewOn: '2026-12-01' }), resumeCase: on(scene.awaiting, { reason }),
    terminateCase: on(scene.awaiting, { reason, basis }), revokeCase: on(scene.awaiting, { reason, basis }),
    listNotices: {},
    raiseObjection: { parameters: { noticeNumber: scene.noticeNumber }, body: { objector: { kind: 'person', name: '测试异议人', contact: '13800000000', evidence: '证据' }, reason } },
    resolveObjection: on(scene.paid, { outcome: 'upheld', reason }, { objectionId: 'objection-1' }),
    proposeAppropriation: { body: { programmeId, fiscalYear: 2026, payerRegionCode: '350200', budgetDocumentNumber: '测试指标〔2026〕3号', source: 'city', carriedOver: false, amountFen: 100 } },
    approveAppropriation: { parameters: { appropriationId: scene.appropriationId }, body: {} },
    refuseAppropriation: { parameters: { appropriationId: scene.appropriationId }, body: { reason } },
    listAppropriations: { query: { programmeId } }, getAccount: { parameters: { accountId: scene.accountId } },
    proposeTransfer: { body: { fromAccountId: scene.accountId, documentNumber: '测试分配〔2026〕2号', amountFen: 10, factors: [{ name: '专利质押登记件数', weightPercent: '100', basis: '测试统计公报' }], districts: [{ regionCode: '350203', figures: ['1'] }] } },
    approveTransfer: { parameters: { transferId: scene.transferId }, body: {} }, refuseTransfer: { parameters: { transferId: scene.transferId }, body: { reason } },
    listTransfers: { query: { programmeId } },
    listAccounts: { query: { programmeId } }, listBatches: { query: { programmeId } },
    releaseFunds: { body: { documentNumber: '测试下达〔2026〕2号', cases } },
    createBatch: { body: { programmeId, accountId: scene.accountId, fundDocumentNumber: '测试下达〔2026〕2号', cases } },
    proposePaymentTerms: { body: { ...money.demoPaymentTerms(programme), fromOn: '2026-12-02' } }, approvePaymentTerms: { parameters: { termsId: scene.termsId }, body: {} }, listPaymentTerms: { query: { programmeId } },
    getFiscalListCsv: ofBatch, getFiscalListXlsx: ofBatch, getCreditTransfer: ofBatch,
    getBatch: ofBatch, getPaymentFile: ofBatch, getPaymentAdvice: ofBatch, listTargets: { query: { regionCode: '350200' } }, getYearlyReport: ofRegion, exportYearlyReport: ofRegion, cancelBatch: { ...ofBatch, body: {} },
    approveBatch: { ...ofBatch, body: { membersHash: '0'.repeat(64) } },
    recordResults: { ...ofBatch, body: { count: 1, totalFen: 1, lines: [{ endToEndId: 'X', amountFen: 1, outcome: 'paid', voucherNumber: 'V', settledOn: scene.today, reason: '' }] } },
    recordResultFile: { ...ofBatch, body: { format: 'csv', text: '端到端编号' } }, listResultFiles: ofBatch,
    returnPayment: on(scene.paid, { batchId: scene.batchId, endToEndId: 'X', documentNumber: '退票〔2026〕1号', returnedOn: scene.today, reason }),
    getReconciliation: {}, requestExport: { body: { kind: 'cases', format: 'csv', programmeId, fromMonth: '2026-01', toMonth: '2026-12' } }, listExports: {}, getExport: { parameters: { exportId: scene.exportId } }, resumeExport: { parameters: { exportId: scene.exportId }, body: {} },
    getTotals: ofYear, getTotalsTable: ofYear, exportTotalsTableCsv: ofYear, exportTotalsTableXlsx: ofYear, getYearEndStatement: ofYear, exportYearEndStatementCsv: ofYear, exportYearEndStatementXlsx: ofYear, exportTotals: ofYear,
    proposeYearEnd: { body: { accountId: scene.accountId, cutOffOn: '2020-12-31', documentNumber: '测试结转〔2026〕2号', issuedOn: '2026-01-01', openParts: 'carry_over', remainder: 'lapse', returns: 'lapse' } },
    listYearEnds: { query: { programmeId } }, getYearEnd: ofYearEnd, listYearEndMembers: ofYearEnd, resealYearEnd: { ...ofYearEnd, body: {} }, continueYearEnd: { ...ofYearEnd, body: {} }, cancelYearEnd: { ...ofYearEnd, body: {} },
    approveYearEnd: { ...ofYearEnd, body: { sealHash: '0'.repeat(64) } },
    fundAnew: on(scene.paid, { accountId: scene.accountId, toAccountId: scene.accountId, documentNumber: '测试指标〔2027〕1号' }),
    previewClawback: { ...look(scene.paid), body: { kind: 'early_repayment', corrections: { loans: [{ lineId: 'loan-1', settledOn: '2025-10-31' }] } } },
    demandClawback: on(scene.paid, { kind: 'overpayment', amountFen: 1, reason, evidence: reason, basis }),
    recordRecovery: on(scene.paid, { amountFen: 1, voucherNumber: 'V', receivedOn: scene.today }),
    closeCase: on(scene.paid, {}),
    listPaymentCases: { query: { programmeId, state: 'paid' } }, getPaymentCase: look(scene.paid), findPaymentCase: { parameters: { receiptNumber: scene.receiptNumber } },
    listBatchMembers: ofBatch,
  };
  return requests[operationId];
};
