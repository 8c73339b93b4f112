/**
 * The one way domain code says no.
 *
 * A problem has a stable code (the contract with clients: codes are added, never renamed), the input field it is
 * about where there is one (a JSON pointer-like path such as `loans[0].repaidOn`), and parameters for its message.
 * HTTP status and wording live in `shared/contracts`, so that the kernel knows neither.
 */
export const problemCodes = [
  'account_balance_insufficient',
  'account_unknown',
  'action_not_available',
  'already_claimed_by_you',
  'already_decided',
  'already_exists',
  'amount_above_reviewed',
  'amount_not_positive',
  'amount_undetermined',
  'application_frozen',
  'bank_code_invalid',
  'batch_empty',
  'batch_not_open',
  'batch_sums_differ',
  'batch_terms_differ',
  'body_not_json',
  'body_too_large',
  'busy',
  'calendar_year_unpublished',
  'call_closed',
  'case_in_batch',
  'case_not_in_batch',
  'catalogue_invalid',
  'ceiling_exceeded',
  'claimed_by_another',
  'clash_unresolved',
  'clawback_above_paid',
  'condition_unknown',
  'conditions_not_met',
  'consequence_without_basis',
  'content_type_not_json',
  'cost_item_claimed',
  'credit_code_differs',
  'credit_code_invalid',
  'date_in_future',
  'date_invalid',
  'deadline_not_passed',
  'decimal_invalid',
  'declaration_not_accepted',
  'declaration_outdated',
  'draft_version_stale',
  'facts_inconsistent',
  'field_required',
  'finding_reason_required',
  'forbidden',
  'funds_already_released',
  'funds_not_released',
  'further_correction_needs_head_of_stage',
  'idempotency_key_required',
  'idempotency_key_reused',
  'input_invalid',
  'instant_invalid',
  'internal_error',
  'line_not_clashed',
  'line_unknown',
  'lines_added_after_window',
  'list_too_long',
  'maker_is_checker',
  'money_invalid',
  'not_claimed_by_you',
  'not_found',
  'not_mandated',
  'nothing_was_paid',
  'notice_closed',
  'notice_opens_in_past',
  'notice_rule_unset',
  'notice_still_open',
  'objection_evidence_required',
  'objection_not_open',
  'objections_unanswered',
  'own_enterprise',
  'patent_not_invention',
  'patent_number_invalid',
  'payee_already_confirmed',
  'payee_name_differs',
  'payee_not_confirmed',
  'payer_shares_invalid',
  'payment_order_unknown',
  'payment_terms_unset',
  'period_reversed',
  'programme_not_open',
  'programme_unknown',
  'query_invalid',
  'rate_limited',
  'recovery_above_demand',
  'recused',
  'region_unknown',
  'repayments_exceed_drawdowns',
  'result_lines_differ',
  'review_date_not_future',
  'separation_of_duties',
  'series_value_missing',
  'slot_unknown',
  'slot_value_unset',
  'transfer_factors_invalid',
  'unauthorised',
  'unknown_field',
  'version_stale',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type ProblemParams = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** One refused input field among several; the path is empty when the input as a whole is meant. */
export type FieldError = { readonly code: ProblemCode; readonly field: string; readonly params: ProblemParams };

export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly details: { readonly field?: string; readonly params?: ProblemParams; readonly errors?: readonly FieldError[] } = {},
  ) {
    super(details.field === undefined ? code : `${code} (${details.field})`);
  }
}
