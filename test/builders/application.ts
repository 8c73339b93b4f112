import type { ActionName, ApplicationAction } from '../../shared/domain/application/actions';
import type { Actor, OfficerRole } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import type { TransitionContext } from '../../shared/domain/application/context';
import { chainStart } from '../../shared/domain/application/event';
import type { TransitionSuccess } from '../../shared/domain/application/outcome';
import { endToEndIdOf } from '../../shared/domain/application/parts';
import type { ApplicationState } from '../../shared/domain/application/states';
import { transition } from '../../shared/domain/application/transition';
import { fen } from '../../shared/domain/money';
import { applicant, citizen, dailyRun, officers, ownEnterprise, xiangzhou } from './actors';
import { at, isRegionWithin, on, publishedCalendar } from './calendar';
import { procedureWith } from './procedure';

export const programmeId = 'zhuhai-demo-interest';
export const accountId = 'zhuhai-demo-interest.2026.440402.d1';
/** Where a year end carries it. */
export const nextYearAccountId = 'zhuhai-demo-interest.2027.440402.d1';
export const typicalAmountFen = fen(1_000_000);

/** What a transition is told at ten in the morning of that day, by Shanghai's clock. */
export const contextOn = (day: string, changes: Partial<TransitionContext> = {}): TransitionContext => ({
  now: at(day),
  procedure: procedureWith(),
  sharesPot: false,
  calendar: publishedCalendar,
  isWithin: isRegionWithin,
  ...changes,
});

export const draftApplication = (changes: Partial<Application> = {}): Application => ({
  applicationId: 'case-1',
  programmeId,
  callId: 'call-2026',
  creditCode: ownEnterprise,
  districtCode: xiangzhou,
  receiptNumber: null,
  state: 'draft',
  version: 1,
  lastEventHash: chainStart,
  createdAt: at('2026-03-02'),
  submittedAt: null,
  claimedBy: null,
  recusedUserIds: [],
  dutyHolders: [],
  correctionRounds: 0,
  correction: null,
  deadline: null,
  pins: null,
  clashedLines: [],
  determinedFen: null,
  reviewedFen: null,
  opinion: null,
  heldBy: null,
  potAward: null,
  decision: null,
  notice: null,
  parts: [],
  payment: null,
  clawback: null,
  ...changes,
});

type Of<Name extends ActionName> = Extract<ApplicationAction, { action: Name }>;
const grounds = { conditionIds: ['size'], reason: '不属于中小微企业' };

/** One well-formed action of every kind, for the typical case. */
export const typicalActions: Readonly<{ [Name in ActionName]: Of<Name> }> = {
  submit: { action: 'submit', receiptNumber: 'R-1', determinedFen: typicalAmountFen, factsCommitment: 'f1', declarationHash: 'd1', clashedLines: [] },
  correct: { action: 'correct', determinedFen: typicalAmountFen, factsCommitment: 'f2', declarationHash: 'd1', clashedLines: [] },
  withdraw: { action: 'withdraw', reason: '不再申请' },
  claim: { action: 'claim' },
  release: { action: 'release' },
  recuse: { action: 'recuse', reason: '近亲属在申报单位任职' },
  accept: { action: 'accept', catalogueHash: 'catalogue-1', payerRegionCode: xiangzhou, enterpriseSize: 'small', determinedFen: typicalAmountFen },
  refuse_acceptance: { action: 'refuse_acceptance', grounds },
  request_correction: { action: 'request_correction', items: [{ field: 'loans[0].repaidOn', fault: 'incomplete', reason: '缺少还款日期' }] },
  resolve_clash: { action: 'resolve_clash', lineIds: [], resolution: 'line_refused', reason: '已由其他单位申报' },
  record_review: { action: 'record_review', opinion: 'grant', conditionFindings: [], lineFindings: [], reviewedFen: typicalAmountFen, comment: '符合条件' },
  decide: { action: 'decide', listId: 'list-1', documentNumber: '会议纪要〔2026〕1号', decidedOn: on('2026-03-10'), outcome: 'grant', amountFen: typicalAmountFen, payers: [{ accountId, sharePercent: '100' }], noticeOpensOn: on('2026-03-11'), ceilings: [] },
  hold_for_run: { action: 'hold_for_run', runId: 'run-1' },
  leave_run: { action: 'leave_run', runId: 'run-1' },
  award_share: { action: 'award_share', runId: 'run-1', membersHash: 'm1', group: 'pot', period: '2026', mode: 'pro_rata', reviewedFen: typicalAmountFen, shareFen: fen(400_000), reason: '按比例分配' },
  hold_over: { action: 'hold_over', reason: '待核实', reviewOn: on('2026-12-01') },
  resume: { action: 'resume', reason: '已核实' },
  open_notice: { action: 'open_notice' },
  close_notice: { action: 'close_notice' },
  object: { action: 'object', objectionId: 'objection-1' },
  resolve_objection: { action: 'resolve_objection', objectionId: 'objection-1', outcome: 'dismissed', reason: '查无实据' },
  approve: { action: 'approve' },
  release_funds: { action: 'release_funds', documentNumber: '珠财〔2026〕1号', accountIds: [accountId] },
  confirm_payee: { action: 'confirm_payee', accountCommitment: 'a1' },
  waive: { action: 'waive' },
  deem_withdrawn: { action: 'deem_withdrawn' },
  assign_batch: { action: 'assign_batch', batchId: 'batch-1', accountId },
  leave_batch: { action: 'leave_batch', batchId: 'batch-1' },
  authorise_payment: { action: 'authorise_payment', batchId: 'batch-1' },
  record_payment: { action: 'record_payment', batchId: 'batch-1', endToEndId: endToEndIdOf({ applicationId: 'case-1' }, 1, 1), outcome: 'paid', voucherNumber: 'V-1', settledOn: on('2026-03-20'), reason: '' },
  return_payment: { action: 'return_payment', batchId: 'batch-1', endToEndId: endToEndIdOf({ applicationId: 'case-1' }, 1, 1), documentNumber: '退票〔2026〕1号', returnedOn: on('2026-03-24'), reason: '账号已销户' },
  carry_over: { action: 'carry_over', runId: 'year-end-1', accountId, toAccountId: nextYearAccountId, documentNumber: '珠财结〔2027〕1号' },
  lapse: { action: 'lapse', runId: 'year-end-1', accountId, documentNumber: '珠财结〔2027〕1号' },
  fund_anew: { action: 'fund_anew', accountId, toAccountId: nextYearAccountId, documentNumber: '珠财指〔2027〕2号' },
  demand_clawback: { action: 'demand_clawback', kind: 'overpayment', amountFen: typicalAmountFen, recomputedFen: null, reason: '核对发现多付', evidence: '核对记录1号', basis: '国务院令第427号', dueOn: on('2026-12-01'), deadlineBasis: '追回通知' },
  record_recovery: { action: 'record_recovery', amountFen: typicalAmountFen, voucherNumber: 'V-2', receivedOn: on('2026-03-25') },
  consent_offset: { action: 'consent_offset', version: '2026-1', textHash: 'c1', openFen: typicalAmountFen },
  withdraw_offset_consent: { action: 'withdraw_offset_consent' },
  order_offset: { action: 'order_offset', batchId: 'batch-2', endToEndId: 'case-2-01', paymentApplicationId: 'case-2', paymentAccountId: accountId, paymentFen: fen(3_000_000), amountFen: typicalAmountFen },
  settle_offset: { action: 'settle_offset', endToEndId: 'case-2-01', amountFen: typicalAmountFen },
  release_offset: { action: 'release_offset', endToEndId: 'case-2-01', amountFen: typicalAmountFen, cause: 'failed' },
  undo_offset: { action: 'undo_offset', endToEndId: 'case-2-01', amountFen: typicalAmountFen },
  close: { action: 'close' },
  terminate: { action: 'terminate', reason: '企业注销', basis: '办法' },
  revoke: { action: 'revoke', reason: '弄虚作假', basis: '办法' },
};

/** A typical action with something changed, e.g. `typical('decide', { amountFen })`. */
export const typical = <Name extends ActionName>(name: Name, changes: Partial<Of<Name>> = {}): Of<Name> => ({ ...typicalActions[name], ...changes });

/** 审定 not to grant. */
export const decideToReject: Of<'decide'> = { action: 'decide', listId: 'list-1', documentNumber: '会议纪要〔2026〕1号', decidedOn: on('2026-03-10'), outcome: 'reject', grounds };

/** Carries an action out; throws the problem when there is one. */
export const succeed = (application: Application, action: ApplicationAction, actor: Actor, context: TransitionContext): TransitionSuccess => {
  const result = transition(application, action, actor, context);
  if (result.kind === 'problem') throw result.problem;
  return result;
};

export type Step = readonly [day: string, action: ApplicationAction, actor: Actor];

const by = (day: string, name: ActionName, role: OfficerRole): Step => [day, typicalActions[name], officers[role]];

/** Walks a case through real transitions, so that no test stands on a case that cannot exist. */
export const walk = (application: Application, steps: readonly Step[], changes: Partial<TransitionContext> = {}): Application =>
  steps.reduce((current, [day, action, actor]) => succeed(current, action, actor, contextOn(day, changes)).application, application);

const submitted: readonly Step[] = [['2026-03-02', typicalActions.submit, applicant()]];
const intakeClaimed: readonly Step[] = [...submitted, by('2026-03-03', 'claim', 'intake_officer')];
const accepted: readonly Step[] = [...intakeClaimed, by('2026-03-03', 'accept', 'intake_officer')];
const formalReview: readonly Step[] = [...accepted, by('2026-03-04', 'claim', 'district_reviewer')];
const substantiveReview: readonly Step[] = [...formalReview, by('2026-03-05', 'record_review', 'district_reviewer'), by('2026-03-06', 'claim', 'city_reviewer')];
const expertReview: readonly Step[] = [...substantiveReview, by('2026-03-06', 'record_review', 'city_reviewer'), by('2026-03-09', 'claim', 'expert')];
const awaitingDecision: readonly Step[] = [...expertReview, by('2026-03-09', 'record_review', 'expert')];
const decided: readonly Step[] = [...awaitingDecision, by('2026-03-10', 'decide', 'approver')];
const publicNotice: readonly Step[] = [...decided, ['2026-03-11', typicalActions.open_notice, dailyRun]];
const noticeClosed: readonly Step[] = [...publicNotice, ['2026-03-18', typicalActions.close_notice, dailyRun]];
const approved: readonly Step[] = [...noticeClosed, by('2026-03-18', 'approve', 'approver')];
const awaitingPayee: readonly Step[] = [...approved, by('2026-03-18', 'release_funds', 'finance_officer')];
const payeeConfirmed: readonly Step[] = [...awaitingPayee, ['2026-03-19', typicalActions.confirm_payee, applicant()]];
const inBatch: readonly Step[] = [...payeeConfirmed, by('2026-03-19', 'assign_batch', 'finance_officer')];
const disbursing: readonly Step[] = [...inBatch, by('2026-03-20', 'authorise_payment', 'finance_approver')];
const paid: readonly Step[] = [...disbursing, by('2026-03-20', 'record_payment', 'finance_officer')];
const clawbackDue: readonly Step[] = [...paid, by('2026-03-23', 'demand_clawback', 'finance_officer')];
const offsetConsented: readonly Step[] = [...clawbackDue, ['2026-03-24', typicalActions.consent_offset, applicant()]];
const offsetOrdered: readonly Step[] = [...offsetConsented, by('2026-03-25', 'order_offset', 'finance_approver')];

/** How the typical case comes into each state; the review states are reached and taken in hand. */
export const waysTo: Readonly<Record<ApplicationState | 'decided' | 'held' | 'notice_closed' | 'payee_confirmed' | 'in_batch' | 'lapsed' | 'offset_consented' | 'offset_ordered' | 'offset_settled', readonly Step[]>> = {
  draft: [],
  submitted: intakeClaimed,
  correction_requested: [...formalReview, by('2026-03-05', 'request_correction', 'district_reviewer')],
  deemed_withdrawn: [...formalReview, by('2026-03-05', 'request_correction', 'district_reviewer'), ['2026-03-20', typicalActions.deem_withdrawn, dailyRun]],
  accepted,
  not_accepted: [...intakeClaimed, by('2026-03-03', 'refuse_acceptance', 'intake_officer')],
  formal_review: formalReview,
  substantive_review: substantiveReview,
  expert_review: expertReview,
  awaiting_decision: awaitingDecision,
  held: [...awaitingDecision, by('2026-03-10', 'hold_for_run', 'approver')],
  decided,
  public_notice: publicNotice,
  notice_closed: noticeClosed,
  objection_handling: [...publicNotice, ['2026-03-12', typicalActions.object, citizen]],
  approved,
  rejected: [...awaitingDecision, ['2026-03-10', decideToReject, officers.approver]],
  held_over: [...awaitingDecision, by('2026-03-10', 'hold_over', 'approver')],
  awaiting_payee: awaitingPayee,
  payee_confirmed: payeeConfirmed,
  in_batch: inBatch,
  disbursing,
  paid,
  payment_failed: [...disbursing, ['2026-03-20', typical('record_payment', { outcome: 'failed', reason: '账号不符' }), officers.finance_officer]],
  clawback_due: clawbackDue,
  offset_consented: offsetConsented,
  offset_ordered: offsetOrdered,
  offset_settled: [...offsetOrdered, by('2026-03-26', 'settle_offset', 'finance_officer')],
  clawed_back: [...clawbackDue, by('2026-03-25', 'record_recovery', 'finance_officer')],
  closed: [...paid, by('2026-03-23', 'close', 'finance_officer')],
  withdrawn: [...submitted, ['2026-03-03', typicalActions.withdraw, applicant()]],
  terminated: [...formalReview, by('2026-03-05', 'terminate', 'head_of_stage')],
  revoked: [...formalReview, by('2026-03-05', 'revoke', 'approver')],
  lapsed: [...approved, by('2026-03-19', 'lapse', 'finance_approver')],
  waived: [...awaitingPayee, ['2026-04-02', typicalActions.waive, dailyRun]],
};

/** The typical case in a state (or at one of the moments that have no state of their own). */
export const applicationIn = (moment: keyof typeof waysTo): Application => walk(draftApplication(), waysTo[moment]);
