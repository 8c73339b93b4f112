import type { Fen, Instant, LocalDate, RegionCode } from '../brands';
import type { SizeClass } from '../enterprise-size';
import type { CeilingShare, PaymentOffset } from './application';
import type { BalanceName } from '../ledger/account';
import type { ClawbackKind } from '../clawback/clawback-kinds';
import type { PayerShare } from '../ledger/payer-shares';
import type { PotMode } from '../pot/pot-modes';

/** A reviewer's word on one line of a case: what was asked is met, cut to an amount, or refused, with the reason. */
export type LineFinding = {
  readonly lineId: string;
  readonly finding: 'met' | 'cut' | 'refused';
  /** Only with `cut`: what remains, in fen. */
  readonly toFen?: Fen;
  readonly reason: string;
};

/** A reviewer's word on one condition of the programme. */
export type ConditionFinding = {
  readonly conditionId: string;
  readonly finding: 'met' | 'not_met' | 'not_applicable';
  readonly reason: string;
};

/** What the applicant is asked to put right: the field, why, and in which way it is wrong. */
export type CorrectionItem = {
  readonly field: string;
  readonly fault: 'incorrect' | 'incomplete' | 'outdated';
  readonly reason: string;
};

/** The grounds every refusal names: which condition, which clause, and what the applicant can do until when. */
export type RefusalGrounds = {
  readonly conditionIds: readonly string[];
  readonly reason: string;
};

export type ApplicationAction =
  | { readonly action: 'submit'; readonly receiptNumber: string; readonly determinedFen: Fen | null; readonly factsCommitment: string; readonly declarationHash: string; readonly clashedLines: readonly string[] }
  | { readonly action: 'correct'; readonly determinedFen: Fen | null; readonly factsCommitment: string; readonly declarationHash: string; readonly clashedLines: readonly string[] }
  | { readonly action: 'withdraw'; readonly reason: string }
  | { readonly action: 'claim' }
  | { readonly action: 'release' }
  | { readonly action: 'recuse'; readonly reason: string }
  | { readonly action: 'accept'; readonly catalogueHash: string; readonly payerRegionCode: RegionCode; readonly enterpriseSize: SizeClass; readonly determinedFen: Fen | null }
  | { readonly action: 'refuse_acceptance'; readonly grounds: RefusalGrounds }
  | { readonly action: 'request_correction'; readonly items: readonly CorrectionItem[] }
  | { readonly action: 'resolve_clash'; readonly lineIds: readonly string[]; readonly resolution: 'line_refused' | 'claim_taken'; readonly reason: string }
  | { readonly action: 'record_review'; readonly opinion: 'grant' | 'reject'; readonly conditionFindings: readonly ConditionFinding[]; readonly lineFindings: readonly LineFinding[]; readonly reviewedFen: Fen; readonly comment: string }
  | { readonly action: 'decide'; readonly listId: string; readonly documentNumber: string; readonly decidedOn: LocalDate; readonly outcome: 'grant'; readonly amountFen: Fen; readonly payers: readonly PayerShare[]; readonly noticeOpensOn: LocalDate; readonly ceilings: readonly CeilingShare[] }
  | { readonly action: 'decide'; readonly listId: string; readonly documentNumber: string; readonly decidedOn: LocalDate; readonly outcome: 'reject'; readonly grounds: RefusalGrounds }
  | { readonly action: 'hold_for_run'; readonly runId: string }
  | { readonly action: 'leave_run'; readonly runId: string }
  /** The case's share of the pot, out of a run that another person approved by its hash; `reason` says how it came about. */
  | { readonly action: 'award_share'; readonly runId: string; readonly membersHash: string; readonly group: string; readonly period: string; readonly mode: PotMode; readonly reviewedFen: Fen; readonly shareFen: Fen; readonly reason: string }
  | { readonly action: 'hold_over'; readonly reason: string; readonly reviewOn: LocalDate }
  | { readonly action: 'resume'; readonly reason: string }
  | { readonly action: 'open_notice' }
  | { readonly action: 'close_notice' }
  | { readonly action: 'object'; readonly objectionId: string }
  | { readonly action: 'resolve_objection'; readonly objectionId: string; readonly outcome: 'upheld' | 'dismissed'; readonly reason: string }
  | { readonly action: 'approve' }
  | { readonly action: 'release_funds'; readonly documentNumber: string; readonly accountIds: readonly string[] }
  | { readonly action: 'confirm_payee'; readonly accountCommitment: string }
  | { readonly action: 'waive' }
  | { readonly action: 'deem_withdrawn' }
  | { readonly action: 'assign_batch'; readonly batchId: string; readonly accountId: string }
  | { readonly action: 'leave_batch'; readonly batchId: string }
  /** With `offset` the order goes out for the rest alone. */
  | { readonly action: 'authorise_payment'; readonly batchId: string; readonly offset?: PaymentOffset }
  | { readonly action: 'record_payment'; readonly batchId: string; readonly endToEndId: string; readonly outcome: 'paid' | 'failed'; readonly voucherNumber: string; readonly settledOn: LocalDate; readonly reason: string; readonly offset?: PaymentOffset }
  | { readonly action: 'return_payment'; readonly batchId: string; readonly endToEndId: string; readonly documentNumber: string; readonly returnedOn: LocalDate; readonly reason: string; readonly offset?: PaymentOffset }
  /** 年终结转: a part of a closed year goes on to next year's account as it stands. */
  | { readonly action: 'carry_over'; readonly runId: string; readonly accountId: string; readonly toAccountId: string; readonly documentNumber: string }
  /** 年终收回: a part's money lapses with its year; the decision stands. */
  | { readonly action: 'lapse'; readonly runId: string; readonly accountId: string; readonly documentNumber: string }
  /** A part whose money lapsed is funded again from a later year's account. */
  | { readonly action: 'fund_anew'; readonly accountId: string; readonly toAccountId: string; readonly documentNumber: string }
  /** `recomputedFen`: what the corrected facts are worth by the pinned rules; null for the kinds that need no such amount. */
  | { readonly action: 'demand_clawback'; readonly kind: ClawbackKind; readonly amountFen: Fen; readonly recomputedFen: Fen | null; readonly reason: string; readonly evidence: string; readonly basis: string; readonly dueOn: LocalDate; readonly deadlineBasis: string }
  /** With `accountId` the money goes to this payer alone, else to all in proportion. */
  | { readonly action: 'record_recovery'; readonly amountFen: Fen; readonly voucherNumber: string; readonly receivedOn: LocalDate; readonly accountId?: string }
  | { readonly action: 'consent_offset'; readonly version: string; readonly textHash: string; readonly openFen: Fen }
  | { readonly action: 'withdraw_offset_consent' }
  /** Keeps so much of what is owed for one order of another case, at the last approval of its batch. `paymentFen` is what that case is paid before the offset. */
  | { readonly action: 'order_offset'; readonly batchId: string; readonly endToEndId: string; readonly paymentApplicationId: string; readonly paymentAccountId: string; readonly paymentFen: Fen; readonly amountFen: Fen }
  /** The order was paid: so much of the demand is settled. Only together with the payment's own event. */
  | { readonly action: 'settle_offset'; readonly endToEndId: string; readonly amountFen: Fen }
  /** The order failed (together with the payment's own event), or its batch was given up. */
  | { readonly action: 'release_offset'; readonly endToEndId: string; readonly amountFen: Fen; readonly cause: 'failed' | 'cancelled' }
  /** 退票: the payment was returned after it had succeeded; the demand is open again. Only together with the payment's own event. */
  | { readonly action: 'undo_offset'; readonly endToEndId: string; readonly amountFen: Fen }
  | { readonly action: 'close' }
  | { readonly action: 'terminate'; readonly reason: string; readonly basis: string }
  | { readonly action: 'revoke'; readonly reason: string; readonly basis: string };

export type ActionName = ApplicationAction['action'];

/** Every action once; the compiler refuses a missing or a misspelt one. */
const actionPresence: Readonly<Record<ActionName, true>> = {
  submit: true, correct: true, withdraw: true, claim: true, release: true, recuse: true, accept: true, refuse_acceptance: true,
  request_correction: true, resolve_clash: true, record_review: true, decide: true, hold_for_run: true, leave_run: true, award_share: true, hold_over: true, resume: true, open_notice: true,
  close_notice: true, object: true, resolve_objection: true, approve: true, release_funds: true, confirm_payee: true, waive: true,
  deem_withdrawn: true, assign_batch: true, leave_batch: true, authorise_payment: true, record_payment: true, return_payment: true, carry_over: true, lapse: true, fund_anew: true, demand_clawback: true,
  record_recovery: true, consent_offset: true, withdraw_offset_consent: true, order_offset: true, settle_offset: true, release_offset: true, undo_offset: true, close: true, terminate: true, revoke: true,
};

export const isActionName = (name: string): name is ActionName => Object.hasOwn(actionPresence, name);
export const actionNames: readonly ActionName[] = Object.keys(actionPresence).filter(isActionName);

/** Money a transition moves inside one of the case's accounts. A transition moves each account at most once. */
export type LedgerMove = {
  readonly accountId: string;
  readonly from: BalanceName;
  readonly to: BalanceName;
  readonly amountFen: Fen;
  /** The last of what was demanded of this payer's money came back. */
  readonly settles?: true;
  /** The whole of what was demanded of this payer's money had come back, and some of it is owed again. */
  readonly reopens?: true;
};

/** What a transition does to the cost items the case holds; `unseal`: paid after all not, held again. */
export type ClaimEffect = 'none' | 'release' | 'seal' | 'unseal';

/** When a transition happened and who may be asked about it. */
export type Occasion = { readonly now: Instant };
