import type { OperationId } from '../../shared/contracts/route-table';
import type { ProblemCode } from '../../shared/domain/problem';
import { applicants, desks, outsiders, personas } from './access-personas';
import type { Desk, Persona } from './access-personas';

/**
 * `allowed`: anything but 401, 403 and 404. `nothing`: an answer without a single row in it. `each_not_found`: a list is
 * taken, and each case of it is answered as one that does not exist. Else the problem's code.
 */
export type Verdict = 'allowed' | 'nothing' | 'each_not_found' | ProblemCode;
export type Row = Readonly<Record<Persona, Verdict>>;

const filled = (verdict: Verdict): Record<Persona, Verdict> => {
  const row: Partial<Record<Persona, Verdict>> = {};
  for (const persona of personas) row[persona] = verdict;
  return row as Record<Persona, Verdict>;
};

const everybody = (): Row => filled('allowed');
const signedIn = (): Row => ({ ...filled('allowed'), nobody: 'unauthorised' });
/** Only who acts for the enterprise today. */
const enterprise = (others: Verdict): Row => ({ ...filled(others), own: 'allowed', agency: 'allowed', nobody: 'unauthorised' });
/** Only these desks; what everybody else hears, and what the four kinds of outsiders hear. */
const office = (allowed: readonly Desk[], heard: Partial<Record<Persona, Verdict>>): Row => {
  const row = { ...filled('forbidden'), nobody: 'unauthorised' as const, ...heard };
  for (const desk of allowed) row[desk] = 'allowed';
  return row;
};

/** A case outside one's territory or programmes does not exist. */
const away = { foreign: 'not_found', otherProgramme: 'not_found' } as const;
const elsewhere = { foreign: 'forbidden', otherProgramme: 'forbidden' } as const;
const involved = { ...away, conflicted: 'own_enterprise' } as const;
/** Who answers for a region's programmes and money as a whole. */
const reporters: readonly Desk[] = ['finance', 'checker', 'approver', 'auditor', 'policy1', 'policy2'];
const readers = desks.filter((desk) => desk !== 'policy1' && desk !== 'policy2');

/** Written by hand: every operation, and what each of the personas hears. The case is of enterprise 1 in Xiamen. */
export const accessTable: Readonly<Record<OperationId, Row>> = {
  getMe: signedIn(),
  getEnterprise: enterprise('not_found'),
  createApplication: enterprise('not_mandated'),
  listApplications: enterprise('not_mandated'),
  getApplication: enterprise('not_found'),
  getTimeline: enterprise('not_found'),
  getDraft: enterprise('not_found'),
  getSubmission: enterprise('not_found'),
  saveDraft: enterprise('not_found'),
  checkApplication: enterprise('not_found'),
  submitApplication: enterprise('not_found'),
  correctApplication: enterprise('not_found'),
  withdrawApplication: enterprise('not_found'),
  confirmPayee: enterprise('not_found'),
  consentToOffset: enterprise('not_found'),
  withdrawOffsetConsent: enterprise('not_found'),
  verifyReceipt: everybody(),
  rateService: enterprise('not_found'),
  getRating: enterprise('not_found'),
  getDecisionNotice: enterprise('not_found'),
  getCaseDecisionNotice: office(readers, involved),
  listTargets: office(reporters, elsewhere),
  getYearlyReport: office(reporters, elsewhere),
  exportYearlyReport: office(reporters, elsewhere),
  getPaymentAdvice: office(['finance', 'checker'], away),

  checkEligibility: everybody(),
  listProgrammes: everybody(),
  getProgramme: everybody(),
  getReference: everybody(),
  listClauses: everybody(),
  getOpenApi: everybody(),
  listInstruments: everybody(),
  getProgrammeRecord: office(['policy1', 'policy2', 'auditor'], elsewhere),
  // When the catalogue changed is no secret among its keepers.
  listCatalogueVersions: office(['policy1', 'policy2', 'auditor'], { foreign: 'allowed', otherProgramme: 'allowed' }),
  openCall: office(['policy1', 'policy2'], elsewhere),
  proposeValue: office(['policy1', 'policy2'], elsewhere),
  listProposals: office(['policy1', 'policy2', 'auditor'], elsewhere),
  approveValue: office(['policy2'], { policy1: 'maker_is_checker', ...away }),

  getWorkbench: office(readers, { foreign: 'nothing', otherProgramme: 'nothing', conflicted: 'allowed' }),
  getReviewQueue: office(readers, { foreign: 'forbidden', otherProgramme: 'nothing', conflicted: 'allowed' }),
  getCase: office(readers, involved),
  getCaseNeighbours: office(readers, involved),
  findCases: office(readers, { foreign: 'nothing', otherProgramme: 'nothing', conflicted: 'nothing' }),
  getAuditChain: office(['auditor'], away),
  // A root covers the cases of every place and names none of them.
  listAuditRoots: office(['auditor'], { foreign: 'allowed', otherProgramme: 'allowed' }),
  // Intake's turn.
  acceptCase: office(['intake'], away),
  refuseAcceptance: office(['intake'], away),
  // The first reviewer's turn, in whose hands the case is.
  claimCase: office(['first'], involved),
  releaseCase: office(['first', 'head'], involved),
  recuseFromCase: office(['intake', 'first', 'second', 'expert', 'head', 'approver', 'finance', 'checker'], { ...away, conflicted: 'allowed' }),
  requestCorrection: office(['first', 'head'], involved),
  resolveClash: office(['first', 'head'], involved),
  recordReview: office(['first'], involved),
  // Decisions.
  decideList: office(['approver'], { foreign: 'account_unknown', otherProgramme: 'account_unknown' }),
  // The pot: made by the approver's office, approved by another or by finance's checker.
  createPotRun: office(['approver'], elsewhere),
  listPotRuns: office(['head', 'approver', 'finance', 'checker', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getPotRun: office(['head', 'approver', 'finance', 'checker', 'auditor'], away),
  getPotShares: office(['head', 'approver', 'finance', 'checker', 'auditor'], away),
  continuePotRun: office(['approver', 'checker'], away),
  resealPotRun: office(['approver'], away),
  approvePotRun: office(['approver', 'checker'], away),
  cancelPotRun: office(['approver', 'checker'], away),
  approveCase: office(['approver'], away),
  holdOverCase: office(['approver'], away),
  resumeCase: office(['approver'], away),
  terminateCase: office(['head', 'approver'], away),
  revokeCase: office(['approver'], away),
  // What applicants say of how they were served: for those who answer for the office, never for the hands that work on the case.
  listRatings: office(['head', 'approver', 'auditor', 'policy1', 'policy2'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  answerRating: office(['head'], away),
  // Notices.
  listNotices: everybody(),
  raiseObjection: everybody(),
  resolveObjection: office(['head'], away),

  proposeAppropriation: office(['finance'], elsewhere),
  approveAppropriation: office(['checker'], away),
  refuseAppropriation: office(['checker'], away),
  listAppropriations: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getAccount: office(['finance', 'checker', 'approver', 'auditor'], away),
  proposeTransfer: office(['finance'], { foreign: 'account_unknown', otherProgramme: 'account_unknown' }),
  approveTransfer: office(['checker'], away),
  refuseTransfer: office(['checker'], away),
  listTransfers: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  listAccounts: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  releaseFunds: office(['finance'], { foreign: 'each_not_found', otherProgramme: 'each_not_found' }),
  createBatch: office(['finance'], { foreign: 'account_unknown', otherProgramme: 'account_unknown' }),
  listBatches: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getBatch: office(['finance', 'checker', 'approver', 'auditor'], away),
  approveBatch: office(['checker'], away),
  cancelBatch: office(['finance', 'checker'], away),
  getPaymentFile: office(['finance', 'checker'], away),
  getFiscalListCsv: office(['finance', 'checker'], away),
  getFiscalListXlsx: office(['finance', 'checker'], away),
  getCreditTransfer: office(['finance', 'checker'], away),
  proposePaymentTerms: office(['finance'], elsewhere),
  approvePaymentTerms: office(['checker'], away),
  listPaymentTerms: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  recordResults: office(['finance'], away),
  recordResultFile: office(['finance'], away),
  listResultFiles: office(['finance', 'checker', 'approver', 'auditor'], away),
  returnPayment: office(['finance'], away),
  getTotals: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  // How many differences lie elsewhere is a number without a name.
  getReconciliation: office(['finance', 'checker', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  requestExport: office(['finance', 'checker', 'approver', 'auditor'], elsewhere),
  listExports: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getExport: office(['finance'], { checker: 'not_found', approver: 'not_found', auditor: 'not_found', ...away }),
  resumeExport: office(['finance'], { checker: 'not_found', approver: 'not_found', auditor: 'not_found', ...away }),
  getTotalsTable: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  exportTotalsTableCsv: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  exportTotalsTableXlsx: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'allowed', otherProgramme: 'allowed' }),
  getYearEndStatement: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  exportYearEndStatementCsv: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  exportYearEndStatementXlsx: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'allowed', otherProgramme: 'allowed' }),
  exportTotals: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  previewClawback: office(['finance', 'approver'], away),
  proposeYearEnd: office(['finance'], { foreign: 'account_unknown', otherProgramme: 'account_unknown' }),
  listYearEnds: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getYearEnd: office(['finance', 'checker', 'approver', 'auditor'], away),
  listYearEndMembers: office(['finance', 'checker', 'approver', 'auditor'], away),
  resealYearEnd: office(['finance'], away),
  approveYearEnd: office(['checker'], away),
  continueYearEnd: office(['checker'], away),
  cancelYearEnd: office(['finance', 'checker'], away),
  fundAnew: office(['finance'], { foreign: 'account_unknown', otherProgramme: 'account_unknown' }),
  demandClawback: office(['finance', 'approver'], away),
  recordRecovery: office(['finance'], away),
  closeCase: office(['finance', 'approver'], away),
  listPaymentCases: office(['finance', 'checker', 'approver', 'auditor'], { foreign: 'nothing', otherProgramme: 'nothing' }),
  getPaymentCase: office(['finance', 'checker', 'approver', 'auditor'], away),
  findPaymentCase: office(['finance', 'checker', 'approver', 'auditor'], away),
  listBatchMembers: office(['finance', 'checker', 'approver', 'auditor'], away),
};

/** Personas that have no business with single cases at all. */
export const neverOnCases: readonly Persona[] = [...applicants.filter((persona) => persona !== 'own' && persona !== 'agency'), ...outsiders.filter((persona) => persona !== 'conflicted'), 'stranger', 'nobody'];
