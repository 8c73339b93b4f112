/**
 * Every state an application can stand in. Released data: states are added, never renamed or removed.
 *
 * Two labels each: staff see where the case stands in the procedure, the public sees what it means for the applicant.
 */
export const applicationStates = [
  'draft',
  'submitted',
  'correction_requested',
  'deemed_withdrawn',
  'accepted',
  'not_accepted',
  'formal_review',
  'substantive_review',
  'expert_review',
  'awaiting_decision',
  'public_notice',
  'objection_handling',
  'approved',
  'rejected',
  'held_over',
  'awaiting_payee',
  'disbursing',
  'paid',
  'payment_failed',
  'clawback_due',
  'clawed_back',
  'closed',
  'withdrawn',
  'terminated',
  'revoked',
  'waived',
] as const;

export type ApplicationState = (typeof applicationStates)[number];

/** The review stages a programme may order as it likes. */
export const reviewStates = ['formal_review', 'substantive_review', 'expert_review'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const isReviewState = (state: ApplicationState): state is ReviewState => reviewStates.some((review) => review === state);

export const stateLabels: Readonly<Record<ApplicationState, { readonly staff: string; readonly applicant: string; readonly english: string }>> = {
  draft: { staff: '草稿', applicant: '草稿，尚未提交', english: 'Draft' },
  submitted: { staff: '待受理', applicant: '已提交，等待受理', english: 'Submitted' },
  correction_requested: { staff: '待补正', applicant: '需要您补正材料', english: 'Correction requested' },
  deemed_withdrawn: { staff: '逾期未补正视为撤回', applicant: '逾期未补正，视为撤回', english: 'Deemed withdrawn' },
  accepted: { staff: '已受理', applicant: '已受理，等待审查', english: 'Accepted' },
  not_accepted: { staff: '不予受理', applicant: '不予受理', english: 'Not accepted' },
  formal_review: { staff: '形式审查中', applicant: '形式审查中', english: 'Formality review' },
  substantive_review: { staff: '实质审查中', applicant: '实质审查中', english: 'Substantive review' },
  expert_review: { staff: '专家评审中', applicant: '专家评审中', english: 'Expert review' },
  awaiting_decision: { staff: '待审定', applicant: '审查完成，等待审定', english: 'Awaiting decision' },
  public_notice: { staff: '公示中', applicant: '拟资助，公示中', english: 'Public notice' },
  objection_handling: { staff: '异议处理中', applicant: '公示期收到异议，处理中', english: 'Objection handling' },
  approved: { staff: '已核准', applicant: '已核准，等待资金下达', english: 'Approved' },
  rejected: { staff: '不予核准', applicant: '不予核准', english: 'Rejected' },
  held_over: { staff: '暂缓', applicant: '暂缓处理', english: 'Held over' },
  awaiting_payee: { staff: '待领款', applicant: '请确认收款账户', english: 'Awaiting payee confirmation' },
  disbursing: { staff: '拨付中', applicant: '款项拨付中', english: 'Disbursing' },
  paid: { staff: '已拨付', applicant: '款项已拨付', english: 'Paid' },
  payment_failed: { staff: '拨付失败', applicant: '款项被退回，等待重新拨付', english: 'Payment failed' },
  clawback_due: { staff: '待追回', applicant: '需要退回款项', english: 'Clawback due' },
  clawed_back: { staff: '已追回', applicant: '款项已退回', english: 'Clawed back' },
  closed: { staff: '已办结', applicant: '已办结', english: 'Closed' },
  withdrawn: { staff: '已撤回', applicant: '您已撤回', english: 'Withdrawn' },
  terminated: { staff: '终止', applicant: '审核终止', english: 'Terminated' },
  revoked: { staff: '撤销', applicant: '资助被撤销', english: 'Revoked' },
  waived: { staff: '视为放弃', applicant: '逾期未领款，视为放弃', english: 'Waived' },
};
