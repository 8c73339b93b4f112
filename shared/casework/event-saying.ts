import type { ApplicationEvent } from '../domain/application/event';
import { clawbackKindLabels } from '../domain/clawback/clawback-kinds';
import { parseAccountId } from '../domain/ledger/account-id';
import { formatYuan } from '../domain/money';
import { potModeLabels } from '../domain/pot/pot-modes';

const yearOf = (accountId: string): number => parseAccountId(accountId).fiscalYear;

/** What an event means, in plain Chinese for the person concerned. Names nobody and no account. */
export const eventSaying = (event: ApplicationEvent): string => {
  const { change } = event;
  switch (change.action) {
    case 'create': return '新建申请草稿';
    case 'submit': return `已提交，回执号 ${change.receiptNumber}`;
    case 'correct': return '已按补正通知重新提交';
    case 'withdraw': return `申请人撤回：${change.reason}`;
    case 'claim': return '办理人员已领取';
    case 'release': return '办理人员已退回待领取';
    case 'recuse': return '有关人员回避';
    case 'accept': return '已受理，适用的政策版本与数值自此固定';
    case 'refuse_acceptance': return `不予受理：${change.grounds.reason}`;
    case 'request_correction': return `需要补正 ${change.items.length} 处：${change.items.map((item) => item.reason).join('；')}`;
    case 'resolve_clash': return '资金查重结果已处理';
    case 'record_review': return change.opinion === 'grant' ? `审查意见：拟同意，金额 ${formatYuan(change.reviewedFen)} 元` : '审查意见：建议不予资助';
    case 'decide': return change.outcome === 'grant' ? `审定同意 ${formatYuan(change.amountFen)} 元（${change.documentNumber}），拟于 ${change.noticeOpensOn} 起公示` : `审定不予资助（${change.documentNumber}）：${change.grounds.reason}`;
    case 'hold_for_run': return '参加资金池分配，分配完成前暂停办理';
    case 'leave_run': return '资金池分配已取消，恢复办理';
    case 'award_share': return `资金池分配（${potModeLabels[change.mode].chinese}）：审核金额 ${formatYuan(change.reviewedFen)} 元，本件得 ${formatYuan(change.shareFen)} 元${change.shareFen === 0 ? '，暂缓' : ''}（${change.reason}）`;
    case 'hold_over': return `暂缓，拟于 ${change.reviewOn} 再次审定：${change.reason}`;
    case 'resume': return '恢复审定';
    case 'open_notice': return '公示开始';
    case 'close_notice': return '公示期满';
    case 'object': return '公示期内收到异议';
    case 'resolve_objection': return change.outcome === 'upheld' ? `异议成立，退回审定：${change.reason}` : `异议不成立：${change.reason}`;
    case 'approve': return '已核准';
    case 'release_funds': return `资金已下达（${change.documentNumber}），请确认收款账户`;
    case 'confirm_payee': return '收款账户已确认';
    case 'waive': return '逾期未确认领款，视为放弃';
    case 'deem_withdrawn': return '逾期未补正，视为撤回';
    case 'assign_batch': return '已列入拨付批次';
    case 'leave_batch': return '已移出拨付批次';
    case 'authorise_payment': return `拨付批次已复核，款项拨付中${change.offset === undefined ? '' : `；其中 ${formatYuan(change.offset.amountFen)} 元按您的同意抵扣另一申请的应退款项，其余拨付到账户`}`;
    case 'record_payment': return change.outcome === 'paid' ? `款项已于 ${change.settledOn} 拨付，凭证号 ${change.voucherNumber}${change.offset === undefined ? '' : `；其中 ${formatYuan(change.offset.amountFen)} 元已抵扣另一申请的应退款项`}` : `款项被退回：${change.reason}${change.offset === undefined ? '' : '；抵扣没有生效'}`;
    case 'return_payment': return `款项拨付后于 ${change.returnedOn} 被银行退回（${change.documentNumber}）：${change.reason}${change.offset === undefined ? '' : `；抵扣的 ${formatYuan(change.offset.amountFen)} 元恢复为另一申请的应退款项`}`;
    case 'carry_over': return `${yearOf(change.accountId)}年度预算已结转，本项资金改由${yearOf(change.toAccountId)}年度预算安排（${change.documentNumber}），金额和办理进度不变`;
    case 'lapse': return `${yearOf(change.accountId)}年度预算余款已收回（${change.documentNumber}），资助决定不变，待以后年度预算重新安排资金`;
    case 'fund_anew': return `已由${yearOf(change.toAccountId)}年度预算重新安排资金（${change.documentNumber}）`;
    case 'demand_clawback': return `需退回 ${formatYuan(change.amountFen)} 元（${clawbackKindLabels[change.kind].chinese}），请于 ${change.dueOn} 前办理：${change.reason}（依据：${change.basis}；期限依据：${change.deadlineBasis}）`;
    case 'record_recovery': return `已收到退回款 ${formatYuan(change.amountFen)} 元`;
    case 'consent_offset': return `申请人同意从下一笔拨付中抵扣应退款项 ${formatYuan(change.openFen)} 元（同意书版本 ${change.version}）`;
    case 'withdraw_offset_consent': return '申请人撤回抵扣同意';
    case 'order_offset': return `拨付批次已复核：应退款项中的 ${formatYuan(change.amountFen)} 元从另一申请的拨付（共 ${formatYuan(change.paymentFen)} 元）中抵扣，等待银行结果`;
    case 'settle_offset': return `抵扣已完成：${formatYuan(change.amountFen)} 元视为已退回`;
    case 'release_offset': return change.cause === 'failed' ? `拨付没有成功，抵扣 ${formatYuan(change.amountFen)} 元没有生效，应退款项不变` : `拨付批次已撤销，抵扣 ${formatYuan(change.amountFen)} 元取消，应退款项不变`;
    case 'undo_offset': return `拨付的款项被退票，已抵扣的 ${formatYuan(change.amountFen)} 元恢复为应退款项`;
    case 'close': return '已办结归档';
    case 'terminate': return `审核终止：${change.reason}（依据：${change.basis}）`;
    case 'revoke': return `资助撤销：${change.reason}（依据：${change.basis}）`;
  }
};
