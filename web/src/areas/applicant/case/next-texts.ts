import type { ApplicationState } from '../../../../../shared/domain/application/states';
import type { Text } from '../../../language/text';

/** What comes after each state, for the applicant. */
export const nextTexts: Readonly<Record<ApplicationState, Text>> = {
  draft: ['填写完成后提交。提交前主管部门看不到内容。', 'Fill it in and submit. Nobody sees it before.'],
  submitted: ['主管部门会先看材料是否齐全，再决定是否受理。', 'The authority looks whether everything is there and decides on acceptance.'],
  correction_requested: ['按要求补正后重新提交，审查从原来的阶段继续。补正期间办理期限停止计算。', 'Correct and submit again; the review goes on from the same stage. The clock stands still meanwhile.'],
  deemed_withdrawn: ['本件已结束。受理期内可以重新申报。', 'This case has ended. You may file again while the call is open.'],
  accepted: ['进入审查。', 'It goes into review.'],
  not_accepted: ['本件已结束。理由和依据见下。', 'This case has ended; reasons and clauses are below.'],
  formal_review: ['审查人员核对材料和事实。', 'Papers and facts are being checked.'], substantive_review: ['审查人员核对条件、金额，并查是否重复资助。', 'Conditions, amounts and double funding are being checked.'], expert_review: ['专家评审中。', 'Experts are reviewing it.'],
  awaiting_decision: ['等待会议审定。', 'It waits for the decision meeting.'], public_notice: ['公示期满无异议的，予以核准。', 'If nobody objects it will be approved after the notice.'], objection_handling: ['主管部门正在处理异议，处理后会通知您。', 'An objection is being handled; you will be told the outcome.'],
  approved: ['等待财政下达资金，之后请确认收款账户。', 'Funds are to be released; then you confirm your account.'], rejected: ['本件不予资助。理由、依据和复核途径见下。', 'It was refused; reasons, clauses and re-examination are below.'],
  held_over: ['暂缓后会再次审定。', 'It will be decided again later.'], awaiting_payee: ['请确认收款账户，确认后安排拨付。', 'Confirm your account; payment follows.'], disbursing: ['款项正在拨付。', 'The payment is under way.'],
  paid: ['款项已拨付，请查收。', 'The money was paid.'], payment_failed: ['款项被银行退回，请等待主管部门联系重新拨付。', 'The bank returned the payment; the authority will pay again.'],
  clawback_due: ['请按通知退回款项。', 'Return the money as asked.'], clawed_back: ['款项已退回。', 'The money was returned.'], closed: ['本件已办结。', 'This case is closed.'],
  withdrawn: ['本件已撤回。受理期内可以重新申报。', 'You withdrew it. You may file again while the call is open.'], terminated: ['本件已终止，理由见进度。', 'It was terminated; see the reason below.'],
  revoked: ['资助已撤销，理由见进度。', 'The grant was revoked; see the reason below.'], waived: ['逾期未确认收款账户，视为放弃。', 'The account was not confirmed in time: waived.'],
};
