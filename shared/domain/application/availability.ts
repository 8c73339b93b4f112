import type { ActionName } from './actions';
import type { ApplicationState } from './states';

/** Actions open from acceptance until the decision is made: the authority may end the case, the applicant may leave. */
const underReview: readonly ActionName[] = ['claim', 'release', 'recuse', 'request_correction', 'resolve_clash', 'record_review', 'withdraw', 'terminate', 'revoke'];

/** A year end comes whenever it comes: wherever a case may hold money that is not paid. */
const overYearEnd: readonly ActionName[] = ['carry_over', 'lapse', 'fund_anew'];

/**
 * Which actions exist in which state. What is not here is answered `action_not_available`; what is here may still be
 * refused by its own conditions. One table, read by the transition, by the API (what may I do now?) and by the tests.
 */
export const availableActions: Readonly<Record<ApplicationState, readonly ActionName[]>> = {
  draft: ['submit', 'withdraw'],
  submitted: ['claim', 'release', 'recuse', 'accept', 'refuse_acceptance', 'request_correction', 'withdraw'],
  correction_requested: ['correct', 'withdraw', 'deem_withdrawn', 'recuse', 'terminate', 'revoke'],
  deemed_withdrawn: [],
  accepted: ['claim', 'recuse', 'resolve_clash', 'withdraw', 'terminate', 'revoke'],
  not_accepted: [],
  formal_review: underReview,
  substantive_review: underReview,
  expert_review: underReview,
  awaiting_decision: ['recuse', 'resolve_clash', 'resolve_objection', 'decide', 'hold_for_run', 'leave_run', 'award_share', 'hold_over', 'open_notice', 'withdraw', 'terminate', 'revoke', ...overYearEnd],
  public_notice: ['recuse', 'object', 'close_notice', 'approve', 'hold_over', 'withdraw', 'terminate', 'revoke', ...overYearEnd],
  objection_handling: ['recuse', 'object', 'resolve_objection', 'hold_over', 'withdraw', 'terminate', 'revoke', ...overYearEnd],
  approved: ['recuse', 'release_funds', 'terminate', 'revoke', ...overYearEnd],
  rejected: ['close'],
  held_over: ['recuse', 'resolve_objection', 'resume', 'withdraw', 'terminate', 'revoke'],
  awaiting_payee: ['recuse', 'release_funds', 'confirm_payee', 'waive', 'assign_batch', 'leave_batch', 'authorise_payment', 'return_payment', 'terminate', 'revoke', ...overYearEnd],
  // The parts of other payers go on while one order is out.
  disbursing: ['recuse', 'release_funds', 'assign_batch', 'leave_batch', 'authorise_payment', 'record_payment', 'return_payment', ...overYearEnd],
  paid: ['return_payment', 'demand_clawback', 'close'],
  payment_failed: ['recuse', 'release_funds', 'confirm_payee', 'assign_batch', 'leave_batch', 'authorise_payment', 'return_payment', 'terminate', 'revoke', ...overYearEnd],
  clawback_due: ['record_recovery', 'consent_offset', 'withdraw_offset_consent', 'order_offset', 'settle_offset', 'release_offset', 'undo_offset'],
  // The payment that settled the demand may be returned late (退票).
  clawed_back: ['close', 'undo_offset'],
  closed: ['return_payment', 'demand_clawback', 'undo_offset'],
  withdrawn: [],
  // Ended after one payer had paid: that money can still be demanded back.
  terminated: ['demand_clawback'],
  revoked: ['demand_clawback'],
  waived: [],
};
