import type { FieldSpec, SectionSpec } from './field-spec';

const drawdownFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'drawdownNumber', label: ['借据号', 'Drawdown note number'], hint: ['银行借据上的编号；同一借据只能资助一次。', 'From the bank’s note; each is funded once.'] },
  { kind: 'date', path: 'drawnOn', label: ['放款日', 'Drawn on'] },
  { kind: 'yuan', path: 'amountYuan', label: ['放款金额（元）', 'Amount drawn (yuan)'] },
  { kind: 'date', path: 'dueOn', label: ['约定到期日', 'Agreed end'] },
];

const repaymentFields: readonly FieldSpec[] = [
  { kind: 'date', path: 'repaidOn', label: ['还款日', 'Repaid on'] },
  { kind: 'yuan', path: 'amountYuan', label: ['归还本金（元）', 'Principal repaid (yuan)'] },
  { kind: 'text', path: 'drawdownNumber', label: ['归还哪一笔放款（借据号）', 'Which drawdown (note number)'], hint: ['不填按先借先还。', 'Left open: the oldest first.'], optional: true },
];

/** What the amount hangs on. */
const loanCoreFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'bankName', label: ['贷款银行', 'Bank'] },
  { kind: 'text', path: 'contractNumber', label: ['借款合同编号', 'Loan contract number'] },
  { kind: 'date', path: 'contractSignedOn', label: ['合同签订日', 'Contract signed on'] },
  { kind: 'percent', path: 'actualRatePercent', label: ['合同年利率（%）', 'Yearly rate (%)'], hint: ['例如 4.35 表示 4.35%。浮动利率请填写下方“分段利率”，此处留空。', '4.35 means 4.35 %. For a floating rate leave this open and use the rate periods below.'] },
  { kind: 'rows', path: 'ratePeriods', label: ['分段利率', 'Rate period'], optional: true, fields: [
    { kind: 'date', path: 'fromOn', label: ['自何日起', 'From'] },
    { kind: 'percent', path: 'ratePercent', label: ['年利率（%）', 'Yearly rate (%)'] },
  ] },
  { kind: 'choice', path: 'dayCount', label: ['计息基础', 'Day count'], hint: ['合同未写明的，人民币贷款一般为“实际天数/360”。', 'Yuan loans mostly count actual days over 360.'], choices: [
    { value: 'ACT/360', label: ['实际天数/360', 'Actual/360'] }, { value: 'ACT/365F', label: ['实际天数/365', 'Actual/365'] }, { value: '30/360', label: ['30/360', '30/360'] },
  ] },
  { kind: 'rows', path: 'drawdowns', label: ['放款', 'Drawdown'], fields: drawdownFields },
  { kind: 'rows', path: 'repayments', label: ['还款', 'Repayment'], ask: ['归还过本金吗？', 'Has any principal been repaid?'], fields: repaymentFields },
  { kind: 'date', path: 'settledOn', label: ['结清日', 'Settled on'], none: ['尚未结清', 'Not settled yet'] },
  { kind: 'flag', path: 'overdue', label: ['是否有逾期？', 'Was it ever overdue?'] },
  { kind: 'flag', path: 'extended', label: ['是否办理过展期？', 'Was it extended?'] },
  { kind: 'date', path: 'pledgeRegisteredOn', label: ['专利权质押登记日', 'Patent pledge registered on'], none: ['没有登记', 'Not registered'] },
];

const loanPaperFields: readonly FieldSpec[] = [
  { kind: 'choice', path: 'currency', label: ['币种', 'Currency'], choices: [{ value: 'CNY', label: ['人民币', 'CNY'] }, { value: 'USD', label: ['美元', 'USD'] }, { value: 'HKD', label: ['港元', 'HKD'] }] },
  { kind: 'yuan', path: 'interestPaidYuan', label: ['已付利息合计（元）', 'Interest paid (yuan)'], hint: ['按银行利息清单，不含罚息、复利。', 'By the bank’s list, without penalty and compound interest.'], optional: true },
  { kind: 'yuan', path: 'penaltyInterestYuan', label: ['罚息、复利（元）', 'Penalty and compound interest (yuan)'], hint: ['如实填写，不计入贴息。', 'Recorded, never subsidised.'], optional: true },
  { kind: 'texts', path: 'pledgedPatents', label: ['质押的专利号', 'Pledged patents'], hint: ['一行一个，例如 ZL201510123456.1', 'One a line, such as ZL201510123456.1'], check: 'patent_number' },
  { kind: 'flag', path: 'pledgedPatentsOwnedByBorrower', label: ['质押的专利是否均为本单位所有？', 'Do you own all pledged patents?'] },
  { kind: 'text', path: 'pledgeRegistrationNumber', label: ['质押登记号', 'Pledge registration number'], optional: true },
  { kind: 'percent', path: 'pledgeSharePercent', label: ['专利质押担保的本金占比（%）', 'Share of principal secured by the patents (%)'], hint: ['以银行证明为准。', 'As certified by the bank.'], optional: true },
  { kind: 'texts', path: 'otherSecurities', label: ['其他担保', 'Other securities'], hint: ['一行一个，如房产抵押。', 'One a line.'], none: ['没有其他担保', 'No other securities'] },
  { kind: 'rows', path: 'coBorrowers', label: ['共同借款人', 'Co-borrower'], ask: ['有共同借款人吗？', 'Are there co-borrowers?'], fields: [
    { kind: 'text', path: 'creditCode', label: ['统一社会信用代码', 'Unified social credit code'], check: 'credit_code' },
    { kind: 'percent', path: 'sharePercent', label: ['承担份额（%）', 'Share (%)'] },
  ] },
  { kind: 'rows', path: 'fees', label: ['贷款相关费用', 'Cost of the loan'], optional: true, fields: [
    { kind: 'choice', path: 'kind', label: ['费用种类', 'Kind'], choices: [{ value: 'evaluation', label: ['评估费', 'Appraisal'] }, { value: 'guarantee', label: ['担保费', 'Guarantee'] }, { value: 'insurance', label: ['保险费', 'Insurance'] }] },
    { kind: 'yuan', path: 'paidYuan', label: ['实付金额（元）', 'Paid (yuan)'] },
    { kind: 'date', path: 'paidOn', label: ['付款日', 'Paid on'] },
    { kind: 'text', path: 'receiptNumber', label: ['发票号', 'Invoice number'] },
  ] },
];

const loanRows = (fields: readonly FieldSpec[]): FieldSpec => ({ kind: 'rows', path: 'loans', label: ['贷款', 'Loan'], lineIdPrefix: 'loan', fields });

export const loanSection: SectionSpec = { id: 'loans', title: ['贷款', 'Loans'], hint: ['每份借款合同填一项；放款和还款按银行凭证逐笔填写。', 'One entry a contract; drawdowns and repayments by the bank’s papers.'], fields: [loanRows([...loanCoreFields, ...loanPaperFields])] };
