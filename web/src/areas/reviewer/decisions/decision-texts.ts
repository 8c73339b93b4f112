import type { Texts } from '../../../language/text';

export const decisionTexts = {
  title: ['审定', 'Decisions'],
  awaiting: ['待审定', 'Awaiting decision'], approving: ['公示期满待核准', 'To approve after the notice'],
  programme: ['项目', 'Programme'], none: ['现在没有待审定的案件。', 'No case awaits a decision.'], noneApproving: ['现在没有公示期满的案件。', 'No case has come through its notice.'],
  chooseProgramme: ['选择项目', 'Choose a programme'], programmeCount: ['{title}（{n} 件）', '{title} ({n})'], atLeast: ['{n}+', '{n}+'],
  select: ['选中 {number}', 'Select {number}'], selectAll: ['全部选中', 'Select all'], selectNone: ['全部取消', 'Select none'], print: ['打印摘要', 'Print the summary'],
  chosen: ['已选 {n} 件，拟资助合计 {amount} 元', '{n} chosen, CNY {amount} to be granted'],
  enterprise: ['申报单位', 'Enterprise'], basis: ['政策依据', 'Basis'], recommendation: ['审查意见', 'Findings'], amount: ['金额', 'Amount'], ceilings: ['占用上限', 'Ceilings used'], otherFunding: ['其他财政资助', 'Other public funding'], clashes: ['资金查重', 'Duplicate-funding check'], reviewers: ['审查人员', 'Who reviewed'], warnings: ['请注意', 'Please note'], notMet: ['不符合或不明', 'Not met or not known'],
  noOther: ['没有申报', 'None stated'], otherOpen: ['未填写', 'Not stated'], noClash: ['没有未处理的重复', 'No unsettled clash'], noCeilings: ['无', 'None'], allMet: ['各项条件均符合', 'Every condition is met'],
  decided: ['已审定，等待公示', 'Decided, waiting for its notice'], notYours: ['您不能审定本案（回避或已承担其他职责）', 'Not yours to decide (recused, or another duty held)'],
  outcome: ['审定结果', 'Decision'], grant: ['资助', 'Grant'], reject: ['不予资助', 'Refuse'], amountYuan: ['审定金额（元）', 'Amount granted (yuan)'], reason: ['理由', 'Reason'],
  fault_clash_unresolved: ['资金查重未处理，不能资助', 'The clash is not settled; it can not be granted'], fault_amount_wrong: ['金额须大于 0，例如 1200.00', 'The amount must be above 0, such as 1200.00'], fault_amount_above_reviewed: ['不能高于审查金额', 'Not above the reviewed amount'], fault_conditions_missing: ['请选择不符合的条件', 'Choose the conditions not met'], fault_reason_missing: ['请写明理由', 'Give the reason'],
  list: ['审定一批', 'Decide the list'], documentNumber: ['会议纪要或文件号', 'Minutes or document number'], decidedOn: ['审定日期', 'Decided on'], noticeOpensOn: ['公示开始日期', 'Notice opens on'], attendees: ['出席人员（一行一个）', 'Present (one a line)'], recusals: ['回避人员（一行一个，选填）', 'Recused (one a line, optional)'],
  account: ['资金账户', 'Account'], chooseAccount: ['请选择', 'Please choose'], accountLine: ['{year} 年 {document}（{payer}）可用 {amount} 元', '{year} {document} ({payer}), CNY {amount} available'], noAccount: ['本项目没有可用的资金账户。', 'There is no account for this programme.'],
  over: ['合计超过账户可用金额，超出的案件会被拒绝。', 'The sum is above what the account holds; cases beyond it will be refused.'],
  payerDiffers: ['{n} 件的付款方不是这个账户，会被拒绝。', '{n} cases have another payer than this account and will be refused.'],
  decide: ['提交审定', 'Decide'], decideQuestion: ['审定这 {n} 件？', 'Decide these {n} cases?'], decideText: ['审定后资金预留，按公示开始日期公示；不予资助的案件就此结束。', 'Money is reserved and the notice opens on its day; refused cases end here.'],
  results: ['审定结果：成功 {ok} 件，未成功 {failed} 件。', 'Decided {ok}, not decided {failed}.'], approveResults: ['核准结果：成功 {ok} 件，未成功 {failed} 件。', 'Approved {ok}, not approved {failed}.'], resultOk: ['已办理：{state}', 'Done: {state}'],
  approve: ['核准选中的 {n} 件', 'Approve {n} selected'], approveQuestion: ['核准这 {n} 件，合计 {amount} 元？', 'Approve these {n} cases, CNY {amount} in all?'], approveText: ['公示无异议或异议不成立的，按审定金额核准。', 'What was noticed without an upheld objection is approved as decided.'], approvingNow: ['正在核准：{done}/{n}', 'Approving: {done} of {n}'],
  noticeLine: ['公示 {from} 至 {to}', 'Notice {from} to {to}'], decision: ['审定文号', 'Decision'], receipt: ['受理回执号', 'Receipt number'], next: ['下一页', 'Next page'], first: ['回到第一页', 'First page'],
  tabs: ['审定事项', 'Kinds of decisions'], missing: ['还缺：{what}', 'Still missing: {what}'], faulty: ['{n} 件还不能提交', '{n} cases can not be sent yet'],
} as const satisfies Texts;
